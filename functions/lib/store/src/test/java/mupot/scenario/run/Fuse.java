package mupot.scenario.run;

/** Counts every call that leaves the process, and ends it at the one it was set to. */
final class Fuse {

    private int calls;
    private int blowsAt;

    /** @param call 1 for the next call; 0: never */
    synchronized void set(int call) {
        calls = 0;
        blowsAt = call;
    }

    synchronized int calls() {
        return calls;
    }

    synchronized void count() {
        calls++;
        if (calls == blowsAt) {
            throw new Halt(calls);
        }
    }
}
