package mupot.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mupot.engine.local.LocalFeed;
import mupot.engine.local.LocalQueues;

/**
 * The threads that do what streams, queues and the minute's tick do in the cloud. Each wakes when there is something
 * for it, and looks by itself every second.
 */
final class Machinery implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Machinery.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<Thread> threads = new ArrayList<>();
    private final List<Semaphore> fed = new ArrayList<>();
    private final List<Semaphore> sent = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    Machinery(LocalFeed feed, LocalQueues queues) {
        feed.whenFed(() -> fed.forEach(Machinery::wake));
        queues.whenSent(() -> sent.forEach(Machinery::wake));
    }

    /** @param work does some; false: there was nothing to do */
    void onFeed(String name, BooleanSupplier work) {
        run(name, fed, work);
    }

    void onQueue(String name, BooleanSupplier work) {
        run(name, sent, work);
    }

    void every(String name, Duration pause, Runnable work) {
        start(name, () -> {
            while (!closedWithin(pause)) {
                attempt(name, () -> {
                    work.run();
                    return false;
                });
            }
        });
    }

    /** Lets what is under way end, and starts nothing more. Never interrupts: a file written half is a file to repair. */
    @Override
    public void close() {
        closing.countDown();
        fed.forEach(Machinery::wake);
        sent.forEach(Machinery::wake);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(String name, List<Semaphore> wakers, BooleanSupplier work) {
        Semaphore waker = new Semaphore(1);
        wakers.add(waker);
        start(name, () -> {
            while (!closed()) {
                awaited(waker);
                boolean more = true;
                while (more && !closed()) {
                    more = attempt(name, work);
                }
            }
        });
    }

    private void start(String name, Runnable loop) {
        threads.add(Thread.ofPlatform().name(name).daemon(true).start(loop));
    }

    /** Whatever goes wrong in one round is told and tried again in the next. */
    private boolean attempt(String name, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.WARNING, name + " has trouble; it tries again", trouble);
            closedWithin(LOOK);
            return false;
        }
    }

    private static void wake(Semaphore waker) {
        if (waker.availablePermits() == 0) {
            waker.release();
        }
    }

    private static void awaited(Semaphore waker) {
        try {
            if (waker.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                waker.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
