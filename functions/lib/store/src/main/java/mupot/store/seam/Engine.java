package mupot.store.seam;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One storage engine. Reads are strongly consistent unless asked to be {@link Freshness#STALE}; expired items are
 * invisible to every read. A broken engine (network, disk) throws {@link EngineFailure}.
 */
public interface Engine {

    int MAX_BATCH = 100;

    enum Freshness {
        CONSISTENT,
        STALE
    }

    Optional<Item> get(Key key, Freshness freshness);

    /** Up to {@value #MAX_BATCH} keys in one trip, in any order, missing ones left out. No snapshot across them. */
    List<Item> getAll(Collection<Key> keys, Freshness freshness);

    /**
     * Items of one partition's key range.
     *
     * @param after go on behind this sort key, as {@link Slice#next} gave it
     * @param limit most items to return, 1 to 1000
     */
    Slice query(Range range, @Nullable String after, int limit, Freshness freshness);

    Outcome commit(Transaction transaction);
}
