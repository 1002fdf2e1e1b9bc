package mupot.store.seam;

import java.nio.charset.StandardCharsets;

/**
 * Where one item lives.
 *
 * @param partition at most {@value #MAX_PARTITION_BYTES} bytes in UTF-8, never empty
 * @param sort at most {@value #MAX_SORT_BYTES} bytes in UTF-8, never empty; ordered by unsigned UTF-8 bytes
 */
public record Key(Table table, String partition, String sort) {

    public static final int MAX_PARTITION_BYTES = 2048;
    public static final int MAX_SORT_BYTES = 1024;

    public Key {
        within(partition, MAX_PARTITION_BYTES, "partition");
        within(sort, MAX_SORT_BYTES, "sort");
    }

    private static void within(String text, int limit, String what) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > limit) {
            throw new IllegalArgumentException(what + " key must have 1 to " + limit + " bytes, has " + bytes);
        }
    }
}
