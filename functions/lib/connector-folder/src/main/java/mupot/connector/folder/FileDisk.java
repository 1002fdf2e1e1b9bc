package mupot.connector.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The machine's file system. Every change has reached the device when the method returns. */
final class FileDisk implements Disk {

    /** More than any text this connector gives out, little enough to hold in memory. */
    private static final int MAX_FILE = 16 * 1024 * 1024;

    @Override
    public Present look(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new Present.Nothing();
        }
        if (!attributes.isRegularFile() || attributes.size() > MAX_FILE) {
            return new Present.Other();
        }
        return new Present.Bytes(content(file), permissions(file));
    }

    private static byte[] content(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
            long size = channel.size();
            if (size > MAX_FILE) {
                throw new IOException("the file grew while it was read");
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) size);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the file's end
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private static Optional<String> permissions(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return Optional.empty();
        }
        return Optional.of(PosixFilePermissions.toString(view.readAttributes().permissions()));
    }

    @Override
    public void write(Path file, byte[] bytes, Optional<String> permissions) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions.get()));
            }
            channel.force(true);
        }
        syncAround(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncAround(to);
    }

    @Override
    public void moveToFree(Path from, Path to) throws IOException {
        if (linked(from, to)) {
            Files.deleteIfExists(from);
        } else if (look(to) instanceof Present.Nothing) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } else {
            throw new FileAlreadyExistsException(to.toString());
        }
        syncAround(to);
    }

    /** A second name refuses to replace a file; not every file system has second names. */
    private static boolean linked(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncAround(file);
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            syncAround(folder);
        }
    }

    @Override
    public void removeEmptyFolder(Path folder) throws IOException {
        try {
            if (Files.deleteIfExists(folder)) {
                syncAround(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private static void syncAround(Path changed) throws IOException {
        sync(Objects.requireNonNull(changed.getParent(), "no file of a site is a root"));
    }

    /** A folder can be opened for this on POSIX systems; elsewhere the file system orders its own changes. */
    private static void sync(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
