package mupot.connector.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The real disk, which refuses to rename anything to one name. */
final class FullDisk implements Disk {

    private final Disk disk = new FileDisk();
    private final String name;

    FullDisk(String name) {
        this.name = name;
    }

    @Override
    public Present look(Path file) throws IOException {
        return disk.look(file);
    }

    @Override
    public void write(Path file, byte[] bytes, Optional<String> permissions) throws IOException {
        disk.write(file, bytes, permissions);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (to.endsWith(name)) {
            throw new IOException("no space left");
        }
        disk.move(from, to);
    }

    @Override
    public void moveToFree(Path from, Path to) throws IOException {
        disk.moveToFree(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        disk.makeFolder(folder);
    }

    @Override
    public void removeEmptyFolder(Path folder) throws IOException {
        disk.removeEmptyFolder(folder);
    }
}
