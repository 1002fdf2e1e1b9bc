package mupot.store.seam;

import org.jspecify.annotations.Nullable;

/**
 * A range of one partition's sort keys, in unsigned byte order.
 *
 * @param from first key, inclusive; null: from the start
 * @param to end of the range, exclusive; null: to the end
 */
public record Range(Table table, String partition, @Nullable String from, @Nullable String to, Order order) {

    /** The highest code point: above every text that goes on after a prefix. */
    private static final String LAST = "\uDBFF\uDFFF";

    public Range {
        Key.within(partition, Key.MAX_PARTITION_BYTES, "partition");
        if (from != null) {
            Key.within(from, Key.MAX_SORT_BYTES, "sort");
        }
        if (to != null) {
            Key.within(to, Key.MAX_SORT_BYTES + LAST.length() * 2, "sort");
        }
    }

    public enum Order {
        ASCENDING,
        DESCENDING
    }

    /** All keys that begin with the prefix. */
    public static Range startingWith(Table table, String partition, String prefix, Order order) {
        return prefix.isEmpty()
                ? new Range(table, partition, null, null, order)
                : new Range(table, partition, prefix, prefix + LAST, order);
    }
}
