package mupot.store.seam;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation of a transaction. All conditions of it must hold, or the whole transaction changes nothing. */
public sealed interface Write {

    Key key();

    List<Condition> conditions();

    /** What stands under the key afterwards, if all conditions held; null: no row. */
    @Nullable
    Item applied(@Nullable Item row, Instant now);

    /** Stores the whole item, replacing what was there. */
    record Put(Item item, List<Condition> conditions) implements Write {
        public Put {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Key key() {
            return item.key();
        }

        @Override
        public Item applied(@Nullable Item row, Instant now) {
            return item;
        }
    }

    record Delete(Key key, List<Condition> conditions) implements Write {
        public Delete {
            conditions = List.copyOf(conditions);
        }

        @Override
        public @Nullable Item applied(@Nullable Item row, Instant now) {
            return null;
        }
    }

    /** Looks, changes nothing. */
    record Check(Key key, List<Condition> conditions) implements Write {
        public Check {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("a check of " + key + " has no condition");
            }
        }

        @Override
        public @Nullable Item applied(@Nullable Item row, Instant now) {
            return row;
        }
    }

    /**
     * Adds to number attributes, creating the item (version 1) or raising its version. A bound is said by
     * {@link Condition.Below} and {@link Condition.Above} over the value before the addition. An expired item not yet
     * removed must not be added to: the engine treats it as absent, that is it starts from nothing. Sums stay within a
     * long; adding to a text is a bug that the engine throws.
     *
     * @param expires the new expiry; null: as it was
     */
    record Add(Key key, Map<String, Long> deltas, @Nullable Instant expires, List<Condition> conditions)
            implements Write {
        public Add {
            expires = Item.toTheSecond(expires);
            deltas = Map.copyOf(deltas);
            deltas.keySet().forEach(Item::mustBeFree);
            conditions = List.copyOf(conditions);
        }

        @Override
        public Item applied(@Nullable Item row, Instant now) {
            Item base = row != null && row.visibleAt(now) ? row : new Item(key, 0, null, Map.of());
            var attributes = new HashMap<>(base.attributes());
            deltas.forEach((name, delta) -> attributes.merge(name, Value.of(delta), this::sum));
            return new Item(key, base.version() + 1, expires == null ? base.expires() : expires, attributes);
        }

        private Value sum(Value before, Value delta) {
            if (before instanceof Value.Number(long a) && delta instanceof Value.Number(long b)) {
                return Value.of(Math.addExact(a, b));
            }
            throw new IllegalStateException("cannot add to a text of " + key);
        }
    }
}
