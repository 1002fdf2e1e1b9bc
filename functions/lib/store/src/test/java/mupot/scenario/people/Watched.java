package mupot.scenario.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import org.jspecify.annotations.Nullable;

/** An engine that notes what it was given to store. */
record Watched(Engine engine, Queue<String> stored) implements Engine {

    static Watched over(Engine engine) {
        return new Watched(engine, new ConcurrentLinkedQueue<>());
    }

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
        stored.add(transaction.toString());
        return engine.commit(transaction);
    }
}
