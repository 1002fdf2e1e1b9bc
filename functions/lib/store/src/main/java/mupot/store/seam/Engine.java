package mupot.store.seam;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One storage engine. Reads are strongly consistent unless asked to be {@link Freshness#STALE}; expired items are
 * invisible to every read. A broken engine (network, disk) throws {@link EngineFailure}.
 */
public interface Engine {

    int MAX_BATCH = 100;
    int MAX_LIMIT = 1000;

    enum Freshness {
        CONSISTENT,
        STALE
    }

    Optional<Item> get(Key key, Freshness freshness);

    /** Up to {@value #MAX_BATCH} different keys in one trip, in any order, missing ones left out. No snapshot across them. */
    List<Item> getAll(Collection<Key> keys, Freshness freshness);

    /**
     * Items of one partition's key range.
     *
     * @param after go on behind this sort key, as {@link Slice#next} gave it
     * @param limit most items to return, 1 to {@value #MAX_LIMIT}
     */
    Slice query(Range range, @Nullable String after, int limit, Freshness freshness);

    Outcome commit(Transaction transaction);

    /** For engines: what every one of them refuses in {@link #getAll}. */
    static void mustBeBatch(Collection<Key> keys) {
        if (keys.size() > MAX_BATCH || new HashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException(
                    "a batch has at most 100 keys and none twice, this one has " + keys.size());
        }
    }

    /** For engines: what every one of them refuses in {@link #query}. */
    static void mustBeLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a query asks for 1 to 1000 items, not " + limit);
        }
    }
}
