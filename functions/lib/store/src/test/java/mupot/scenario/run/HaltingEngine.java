package mupot.scenario.run;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;
import org.jspecify.annotations.Nullable;

/** An engine whose caller may die at any call, before a commit or right after it; remembers what was touched. */
final class HaltingEngine implements Engine {

    private final Engine engine;
    private final Fuse fuse;
    /** What happens elsewhere just before a commit arrives. */
    Consumer<Transaction> elsewhere = transaction -> {};

    private final Set<String> partitions = new ConcurrentSkipListSet<>();

    HaltingEngine(Engine engine, Fuse fuse) {
        this.engine = engine;
        this.fuse = fuse;
    }

    Set<String> partitions() {
        return partitions;
    }

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        fuse.count();
        partitions.add(key.partition());
        return engine.get(key, freshness);
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        fuse.count();
        keys.forEach(key -> partitions.add(key.partition()));
        return engine.getAll(keys, freshness);
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        fuse.count();
        partitions.add(range.partition());
        return engine.query(range, after, limit, freshness);
    }

    @Override
    public Outcome commit(Transaction transaction) {
        fuse.count();
        elsewhere.accept(transaction);
        transaction.writes().stream().map(Write::key).forEach(key -> partitions.add(key.partition()));
        Outcome outcome = engine.commit(transaction);
        fuse.count();
        return outcome;
    }
}
