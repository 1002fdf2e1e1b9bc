package mupot.keys;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import mupot.kernel.Randoms;
import mupot.kernel.gate.VerdictSigner;
import mupot.kernel.id.Hash;
import mupot.kernel.receipt.ReceiptSigner;
import mupot.wire.Records;

/**
 * A private key in a file that only its owner may read. Made on first use. One file per purpose: what signs verdicts
 * does not sign receipts.
 */
public final class KeysetFile {

    /** As the file holds it. */
    private record Stored(String keyId, PublicKey.Algorithm algorithm, String seed, String publicKey, Instant from) {
        @Override
        public String toString() {
            return "Stored[" + keyId + "]";
        }
    }

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int SEED = 32;

    private final Stored stored;
    private final Ed25519Sign sign;

    private KeysetFile(Stored stored) throws GeneralSecurityException {
        this.stored = stored;
        this.sign = new Ed25519Sign(Base64.getUrlDecoder().decode(stored.seed()));
    }

    /** Opens the file, making it first if there is none. Refuses a file that others may read. */
    public static KeysetFile at(Path file, Records records, Randoms randoms, Clock clock) {
        try {
            if (!Files.exists(file)) {
                write(file, records.write(Stored.class, fresh(randoms, clock)));
            }
            mustBePrivate(file);
            return new KeysetFile(records.read(Stored.class, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("the keyset " + file.getFileName() + " can't be opened", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset " + file.getFileName() + " holds no Ed25519 key", e);
        }
    }

    public VerdictSigner verdicts() {
        return statement -> new VerdictSigner.Signature(stored.keyId(), signature(statement));
    }

    public ReceiptSigner receipts() {
        return head -> new ReceiptSigner.Signature(stored.keyId(), signature(head));
    }

    public PublicKey publicKey() {
        return new PublicKey(stored.keyId(), stored.algorithm(), stored.publicKey(), stored.from(), Optional.empty());
    }

    private String signature(byte[] message) {
        try {
            return base64url(sign.sign(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with " + stored.keyId() + " failed", e);
        }
    }

    private static Stored fresh(Randoms randoms, Clock clock) throws GeneralSecurityException {
        byte[] seed = randoms.bytes(SEED);
        byte[] publicKey = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
        return new Stored(
                "ed25519-" + Hash.of(publicKey).value().substring(0, 16),
                PublicKey.Algorithm.ED25519,
                base64url(seed),
                base64url(publicKey),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whole or not at all: a crash leaves no half of a key under the file's name. */
    private static void write(Path file, String json) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly(file));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void mustBePrivate(Path file) throws IOException {
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException(
                    "others may read the keyset " + file.getFileName() + ": make it 0600, and think of a new key");
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
