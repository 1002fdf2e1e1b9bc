package mupot.engine.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Wakes whoever waits for commits. A hint only: who is asleep or gone finds the rows later. */
final class Signal {

    private static final Logger LOG = System.getLogger(Signal.class.getName());

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** After the commit, on its thread; what a listener throws cannot undo it. */
    void give() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "local.listener-failed", failure);
            }
        }
    }
}
