package mupot.testkit.lambda.mapping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Threads that do the same step over and over until they are stopped; a step that breaks is noted and tried again. */
final class Pump implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long AFTER_TROUBLE_MS = 200;

    /** Returns how long to wait until the next step; null ends the thread. */
    @FunctionalInterface
    interface Step {
        @Nullable
        Duration run() throws InterruptedException;
    }

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Exception> troubles = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    void start(String name, Step step) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(step)));
    }

    boolean stopped() {
        return stopped;
    }

    List<Exception> troubles() {
        return List.copyOf(troubles);
    }

    /** Lets steps in progress come to their end for a while, then interrupts them. */
    @Override
    public void close() {
        stopped = true;
        var end = System.nanoTime() + STOP.toNanos();
        for (var thread : threads) {
            join(thread, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        threads.forEach(Thread::interrupt);
        threads.forEach(thread -> join(thread, STOP));
    }

    private void repeat(Step step) {
        while (!stopped) {
            try {
                var pause = step.run();
                if (pause == null) {
                    return;
                }
                Thread.sleep(pause);
            } catch (InterruptedException stop) {
                return;
            } catch (Exception trouble) {
                troubles.add(trouble);
                pauseAfterTrouble();
            }
        }
    }

    private void pauseAfterTrouble() {
        try {
            Thread.sleep(AFTER_TROUBLE_MS);
        } catch (InterruptedException stop) {
            stopped = true;
        }
    }

    private static void join(Thread thread, Duration atMost) {
        try {
            boolean unused = thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
