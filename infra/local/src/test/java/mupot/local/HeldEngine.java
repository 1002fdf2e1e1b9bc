package mupot.local;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import org.jspecify.annotations.Nullable;

/** Holds the first commit of a kind until it is let go, so that something else can happen in the middle of it. */
record HeldEngine(Engine engine, Predicate<Transaction> which, CountDownLatch held, CountDownLatch letGo)
        implements Engine {

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        return engine.get(key, freshness);
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        return engine.getAll(keys, freshness);
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        return engine.query(range, after, limit, freshness);
    }

    @Override
    public Outcome commit(Transaction transaction) {
        if (which.test(transaction)) {
            held.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return engine.commit(transaction);
    }
}
