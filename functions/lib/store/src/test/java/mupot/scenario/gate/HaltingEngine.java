package mupot.scenario.gate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import org.jspecify.annotations.Nullable;

/** Dies at one call of the seam, before or after it was carried out, and stays dead until it goes on. */
final class HaltingEngine implements Engine {

    enum At {
        BEFORE,
        AFTER
    }

    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Engine engine;
    private long callsLeft = Long.MAX_VALUE;
    private At at = At.BEFORE;

    HaltingEngine(Engine engine) {
        this.engine = engine;
    }

    /** @param call which of the calls from now on it dies at, from 1 */
    void haltAt(long call, At when) {
        callsLeft = call;
        at = when;
    }

    /** Whether it would still have died at a later call. */
    boolean goesOn() {
        boolean spared = callsLeft > 0;
        callsLeft = Long.MAX_VALUE;
        return spared;
    }

    private <T> T passing(Supplier<T> call) {
        callsLeft--;
        passes(At.BEFORE);
        T result = call.get();
        passes(At.AFTER);
        return result;
    }

    private void passes(At when) {
        if (callsLeft < 0 || (callsLeft == 0 && at == when)) {
            throw new Halted();
        }
    }

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        return passing(() -> engine.get(key, freshness));
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        return passing(() -> engine.getAll(keys, freshness));
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        return passing(() -> engine.query(range, after, limit, freshness));
    }

    @Override
    public Outcome commit(Transaction transaction) {
        return passing(() -> engine.commit(transaction));
    }
}
