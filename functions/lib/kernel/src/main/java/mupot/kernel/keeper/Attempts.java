package mupot.kernel.keeper;

import org.jspecify.annotations.Nullable;

/** Goes on after a failure with whatever doesn't depend on it, and fails at the end. Nothing is swallowed. */
public final class Attempts {

    private @Nullable RuntimeException first;

    /** Whether it went well. */
    public boolean attempt(Runnable part) {
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

    public void finish() {
        if (first != null) {
            throw first;
        }
    }
}
