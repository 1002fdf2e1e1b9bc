package mupot.local;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import org.jspecify.annotations.Nullable;

/** Ends the process at one call of the seam, as a power cut would: nothing is closed, nobody is told. */
record HaltingEngine(Engine engine, Fuse fuse) implements Engine {

    static final int EXIT = 137;

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        passing(Fuse.Kind.BEFORE_CALL);
        return engine.get(key, freshness);
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        passing(Fuse.Kind.BEFORE_CALL);
        return engine.getAll(keys, freshness);
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        passing(Fuse.Kind.BEFORE_CALL);
        return engine.query(range, after, limit, freshness);
    }

    @Override
    public Outcome commit(Transaction transaction) {
        passing(Fuse.Kind.BEFORE_CALL);
        Outcome outcome = engine.commit(transaction);
        if (outcome instanceof Outcome.Committed) {
            passing(Fuse.Kind.AFTER_COMMIT);
        }
        return outcome;
    }

    private void passing(Fuse.Kind step) {
        if (fuse.blows(step)) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
