package mupot.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to work in a data folder, held until closed or until the process ends, however it ends. Each
 * taking counts as one boot, and no two have the same number.
 */
public final class FolderLock implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String BOOT = "boot";

    /**
     * Folders held by this process. The system's lock is of the whole process, and closing any other channel on the
     * file would give it up, so a second taking must not even open it.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;
    private final long boot;

    private FolderLock(Path folder, FileChannel channel, long boot) {
        this.folder = folder;
        this.channel = channel;
        this.boot = boot;
    }

    /**
     * Makes the folder if need be and locks it.
     *
     * @throws FolderInUse if it is held already, by this process or another
     */
    public static FolderLock take(Path folder) {
        try {
            Path real = Files.createDirectories(folder).toRealPath();
            closeToOthers(real);
            synchronized (HELD) {
                if (HELD.contains(real)) {
                    throw inUse(real);
                }
                var lock = lock(real);
                HELD.add(real);
                return lock;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot lock the data folder " + folder, failure);
        }
    }

    public Path folder() {
        return folder;
    }

    /** 1 at the first start on this folder, one more at each later one. */
    public long boot() {
        return boot;
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                channel.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot unlock the data folder " + folder, failure);
            } finally {
                HELD.remove(folder);
            }
        }
    }

    /** All the pot knows stands in there: nobody else on the machine may look. */
    private static void closeToOthers(Path folder) throws IOException {
        var posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FolderLock lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder);
            }
            channel.truncate(0);
            write(channel, Long.toString(ProcessHandle.current().pid()));
            var lock = new FolderLock(folder, channel, nextBoot(folder));
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static long nextBoot(Path folder) throws IOException {
        var file = folder.resolve(BOOT);
        long boot =
                1 + (Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0);
        var next = folder.resolve(BOOT + ".next");
        try (var channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, Long.toString(boot));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return boot;
    }

    private static void write(FileChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static FolderInUse inUse(Path folder) {
        String holder = holder(folder);
        return new FolderInUse(
                "The data folder %s is in use by another pot%s. Stop that one, or give this one a folder of its own."
                        .formatted(folder, holder == null ? "" : " (process " + holder + ")"));
    }

    private static @Nullable String holder(Path folder) {
        try {
            String pid = Files.readString(folder.resolve(LOCK)).strip();
            return pid.isEmpty() ? null : pid;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
