package mupot.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mupot.store.seam.Engine;
import mupot.store.seam.Engine.Freshness;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;

/** What the parts of the engine's contract share. */
public interface OnEngine {

    Outcome COMMITTED = new Outcome.Committed();

    Engine engine();

    /** The clock that the engine was made with. */
    MovableClock clock();

    /** Commits, again while the engine is busy. */
    default Outcome settle(Transaction transaction) {
        Outcome outcome = engine().commit(transaction);
        for (int i = 0; outcome instanceof Outcome.Busy && i < 10_000; i++) {
            Thread.yield();
            outcome = engine().commit(transaction);
        }
        return outcome;
    }

    default Outcome settle(Write... writes) {
        return settle(Place.transaction(writes));
    }

    default void given(Item... items) {
        for (Item item : items) {
            assertThat(settle(Place.put(item))).isEqualTo(COMMITTED);
        }
    }

    default Optional<Item> read(Key key) {
        return engine().get(key, Freshness.CONSISTENT);
    }
}
