package mupot.store.seam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation of a transaction. All conditions of it must hold, or the whole transaction changes nothing. */
public sealed interface Write {

    Key key();

    List<Condition> conditions();

    /** Stores the whole item, replacing what was there. */
    record Put(Item item, List<Condition> conditions) implements Write {
        public Put {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Key key() {
            return item.key();
        }
    }

    record Delete(Key key, List<Condition> conditions) implements Write {
        public Delete {
            conditions = List.copyOf(conditions);
        }
    }

    /** Looks, changes nothing. */
    record Check(Key key, List<Condition> conditions) implements Write {
        public Check {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Adds to number attributes, creating the item (version 1) or raising its version. A bound is said by
     * {@link Condition.Below} and {@link Condition.Above} over the value before the addition. An expired item not yet
     * removed must not be added to: the engine treats it as absent, that is it starts from nothing.
     */
    record Add(Key key, Map<String, Long> deltas, @Nullable Instant expires, List<Condition> conditions)
            implements Write {
        public Add {
            deltas = Map.copyOf(deltas);
            conditions = List.copyOf(conditions);
        }
    }
}
