package mupot.scenario.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import org.jspecify.annotations.Nullable;

/** An engine before whose n-th read something else happens, once. */
record Interrupted(Engine engine, AtomicInteger left, Runnable happens) implements Engine {

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        count();
        return engine.get(key, freshness);
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        count();
        return engine.getAll(keys, freshness);
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        count();
        return engine.query(range, after, limit, freshness);
    }

    @Override
    public Outcome commit(Transaction transaction) {
        return engine.commit(transaction);
    }

    private void count() {
        if (left.decrementAndGet() == 0) {
            happens.run();
        }
    }
}
