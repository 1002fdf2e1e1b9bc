package mupot.store.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mupot.store.seam.Condition;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Range;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Value;
import mupot.store.seam.Write;
import org.jspecify.annotations.Nullable;

/** A partition of a test's own, so that tests may share one engine. */
public record Place(Table table, String partition) {

    public static Place inWork() {
        return of(Table.WORK, "task");
    }

    public static Place of(Table table, String keyClass) {
        return new Place(table, "pot#" + keyClass + "#" + UUID.randomUUID());
    }

    public Key key(String sort) {
        return new Key(table, partition, sort);
    }

    public Item item(String sort, long version, Map<String, Value> attributes) {
        return new Item(key(sort), version, null, attributes);
    }

    /** Version 1 with the number {@code n}. */
    public Item item(String sort, long n) {
        return item(sort, 1, Map.of("n", Value.of(n)));
    }

    public Item expiring(String sort, long n, Instant expires) {
        return new Item(key(sort), 1, expires, Map.of("n", Value.of(n)));
    }

    public Range all(Range.Order order) {
        return new Range(table, partition, null, null, order);
    }

    public static Write put(Item item, Condition... conditions) {
        return new Write.Put(item, List.of(conditions));
    }

    public Write check(String sort, Condition... conditions) {
        return new Write.Check(key(sort), List.of(conditions));
    }

    public Write delete(String sort, Condition... conditions) {
        return new Write.Delete(key(sort), List.of(conditions));
    }

    public Write add(String sort, long delta, @Nullable Instant expires, Condition... conditions) {
        return new Write.Add(key(sort), Map.of("n", delta), expires, List.of(conditions));
    }

    public Write add(String sort, long delta, Condition... conditions) {
        return add(sort, delta, null, conditions);
    }

    public static Transaction transaction(Write... writes) {
        return new Transaction(UUID.randomUUID().toString(), List.of(writes));
    }
}
