package mupot.local;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts the steps that this process takes, each kind for itself, on all its threads; knows the one it dies at. */
final class Fuse {

    /** Which steps are counted, and where in the step the process dies. */
    enum Kind {
        /** Any call of the seam, before it is made. */
        BEFORE_CALL,
        /** A commit that succeeded, before its answer is seen. */
        AFTER_COMMIT,
        /** Any step of the folder connector on the disk, before it is taken. */
        BEFORE_DISK,
        /** The same, but a write has got half of its bytes down. */
        WITHIN_DISK
    }

    private final Kind kind;
    private final int at;
    private final AtomicIntegerArray steps = new AtomicIntegerArray(Kind.values().length);

    /** @param at the step to die at, from 1; 0: none */
    Fuse(Kind kind, int at) {
        this.kind = kind;
        this.at = at;
    }

    /** Counts the step; whether it is the one. */
    boolean blows(Kind step) {
        return steps.incrementAndGet(step.ordinal()) == at && step == kind;
    }

    boolean blowsOnDisk() {
        boolean before = blows(Kind.BEFORE_DISK);
        boolean within = blows(Kind.WITHIN_DISK);
        return before || within;
    }

    Kind kind() {
        return kind;
    }

    int steps(Kind of) {
        return steps.get(of.ordinal());
    }
}
