package mupot.engine.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mupot.kernel.Secret;
import mupot.kernel.SecretClass;
import mupot.kernel.SecretReader;
import mupot.kernel.SecretStore;
import mupot.wire.Records;

/**
 * Secrets as files that only the pot's own user can read, each sealed to the origin it may be sent to. A part of the
 * pot gets a view that reads its own classes only.
 */
public final class FileVault implements SecretStore {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Records records;

    /** @param origin where the value may be sent */
    private record Sealed(String origin, String value) {
        @Override
        public String toString() {
            return "Sealed[" + origin + "]";
        }
    }

    public FileVault(Path folder, Records records) {
        this.folder = folder;
        this.records = records;
    }

    @Override
    public void put(SecretClass secretClass, String id, String origin, Secret secret) {
        Path file = file(secretClass, id);
        try {
            Files.createDirectories(file.getParent(), FOLDER);
            Path fresh = Files.createTempFile(file.getParent(), "new", ".secret", FILE);
            Files.writeString(fresh, records.write(Sealed.class, new Sealed(origin, secret.reveal())));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("a secret of class " + secretClass.spelled() + " can't be kept", e);
        }
    }

    /** A reader of exactly these classes. */
    public SecretReader reading(SecretClass first, SecretClass... more) {
        Set<SecretClass> mine = EnumSet.of(first, more);
        return (secretClass, id, origin) -> {
            if (!mine.contains(secretClass)) {
                throw new IllegalStateException("this part of the pot may not read secrets of class " + secretClass);
            }
            return read(secretClass, id, origin);
        };
    }

    private Optional<Secret> read(SecretClass secretClass, String id, String origin) {
        Path file = file(secretClass, id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Sealed sealed = records.read(Sealed.class, Files.readString(file));
            return sealed.origin().equals(origin) ? Optional.of(new Secret(sealed.value())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a secret of class " + secretClass.spelled() + " can't be read", e);
        }
    }

    private Path file(SecretClass secretClass, String id) {
        if (!NAME.matcher(id).matches()) {
            throw new IllegalArgumentException("not the name of a secret");
        }
        return folder.resolve(secretClass.spelled()).resolve(id + ".json");
    }
}
