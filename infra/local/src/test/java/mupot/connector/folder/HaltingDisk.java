package mupot.connector.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A disk whose machine dies at one of its steps: before it, or with half of it written. */
public final class HaltingDisk implements Disk {

    /** What is left of the last step. */
    public enum Left {
        NOTHING,
        HALF
    }

    private final Disk disk = new FileDisk();
    private final BooleanSupplier last;
    private final Left left;

    private HaltingDisk(BooleanSupplier last, Left left) {
        this.last = last;
        this.left = left;
    }

    /** @param last asked once a step: whether it is the one to die at */
    public static FolderWriting writing(Path journals, BooleanSupplier last, Left left) {
        return new FolderWriting(journals, new HaltingDisk(last, left));
    }

    @Override
    public Present look(Path file) throws IOException {
        step();
        return disk.look(file);
    }

    @Override
    public void write(Path file, byte[] bytes, Optional<String> permissions) throws IOException {
        if (last.getAsBoolean()) {
            if (left == Left.HALF) {
                disk.write(file, Arrays.copyOf(bytes, bytes.length / 2), permissions);
            }
            halt();
        }
        disk.write(file, bytes, permissions);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        disk.move(from, to);
    }

    @Override
    public void moveToFree(Path from, Path to) throws IOException {
        step();
        disk.moveToFree(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        disk.delete(file);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step();
        disk.makeFolder(folder);
    }

    @Override
    public void removeEmptyFolder(Path folder) throws IOException {
        step();
        disk.removeEmptyFolder(folder);
    }

    private void step() {
        if (last.getAsBoolean()) {
            halt();
        }
    }

    private static void halt() {
        Runtime.getRuntime().halt(137);
    }
}
