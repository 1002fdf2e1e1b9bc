package mupot.kernel.keeper;

import org.jspecify.annotations.Nullable;

/** Goes on after a failure with whatever doesn't depend on it, and fails at the end. Nothing is swallowed. */
final class Attempts {

    private @Nullable RuntimeException first;

    /** Whether it went well. */
    boolean attempt(Runnable part) {
        try {
            part.run();
            return true;
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
            return false;
        }
    }

    void finish() {
        if (first != null) {
            throw first;
        }
    }
}
