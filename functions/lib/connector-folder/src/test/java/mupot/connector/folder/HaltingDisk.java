package mupot.connector.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The real disk, up to the step at which the process is gone. */
final class HaltingDisk implements Disk {

    /** Where in the step it happens; a torn write leaves half of the bytes. */
    enum Moment {
        BEFORE,
        TORN,
        AFTER
    }

    /** Nothing catches it, as nothing survives a crash. */
    static final class Halt extends Error {}

    private interface Action {
        void run() throws IOException;
    }

    private final Disk disk = new FileDisk();
    private final int haltAt;
    private final Moment moment;
    private final Runnable halt;
    private Runnable meanwhile = () -> {};
    private int steps;

    HaltingDisk(int haltAt, Moment moment, Runnable halt) {
        this.haltAt = haltAt;
        this.moment = moment;
        this.halt = halt;
    }

    static HaltingDisk throwing(int haltAt, Moment moment) {
        return new HaltingDisk(haltAt, moment, () -> {
            throw new Halt();
        });
    }

    /** Instead of halting, somebody else does something at that moment. */
    static HaltingDisk disturbed(int at, Runnable meanwhile) {
        var disk = new HaltingDisk(at, Moment.BEFORE, () -> {});
        disk.meanwhile = meanwhile;
        return disk;
    }

    int steps() {
        return steps;
    }

    private void step(Action action) throws IOException {
        steps++;
        if (steps == haltAt && moment != Moment.AFTER) {
            meanwhile.run();
            halt.run();
        }
        action.run();
        if (steps == haltAt && moment == Moment.AFTER) {
            halt.run();
        }
    }

    @Override
    public Present look(Path file) throws IOException {
        return disk.look(file);
    }

    @Override
    public void write(Path file, byte[] bytes, Optional<String> permissions) throws IOException {
        if (steps + 1 == haltAt && moment == Moment.TORN) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
        step(() -> disk.write(file, bytes, permissions));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(() -> disk.move(from, to));
    }

    @Override
    public void moveToFree(Path from, Path to) throws IOException {
        if (steps + 1 == haltAt && moment == Moment.TORN) {
            Files.createLink(to, from);
        }
        step(() -> disk.moveToFree(from, to));
    }

    @Override
    public void delete(Path file) throws IOException {
        step(() -> disk.delete(file));
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step(() -> disk.makeFolder(folder));
    }

    @Override
    public void removeEmptyFolder(Path folder) throws IOException {
        step(() -> disk.removeEmptyFolder(folder));
    }
}
