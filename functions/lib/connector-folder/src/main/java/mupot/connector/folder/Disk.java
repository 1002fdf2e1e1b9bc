package mupot.connector.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Every single step that a performance takes on the file system: what a crash may fall between. */
interface Disk {

    /** What stands there. Follows no symbolic link. */
    Present look(Path file) throws IOException;

    /**
     * Writes a new file, durably; one that is there already is replaced.
     *
     * @param permissions as POSIX spells them, {@code rw-r--r--}; empty: the system's default
     */
    void write(Path file, byte[] bytes, Optional<String> permissions) throws IOException;

    /** In one step, durably; what stands at {@code to} is replaced. Both are on the same file system. */
    void move(Path from, Path to) throws IOException;

    /** Like {@link #move}, but refuses, by throwing, to replace anything where the file system can tell. */
    void moveToFree(Path from, Path to) throws IOException;

    /** Durably; without effect if nothing is there. */
    void delete(Path file) throws IOException;

    /** Durably; without effect if the folder is there. */
    void makeFolder(Path folder) throws IOException;

    /** Without effect if it isn't there, or isn't empty. */
    void removeEmptyFolder(Path folder) throws IOException;
}
