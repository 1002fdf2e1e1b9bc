package mupot.store.seam;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * Where one item lives.
 *
 * @param partition at most {@value #MAX_PARTITION_BYTES} bytes in UTF-8, never empty
 * @param sort at most {@value #MAX_SORT_BYTES} bytes in UTF-8, never empty; ordered by unsigned UTF-8 bytes
 */
public record Key(Table table, String partition, String sort) {

    public static final int MAX_PARTITION_BYTES = 2048;
    public static final int MAX_SORT_BYTES = 1024;

    /**
     * The order of unsigned UTF-8 bytes, which is that of code points. {@link String#compareTo} differs: it puts
     * characters beyond U+FFFF, which are surrogates to it, before U+E000 to U+FFFF.
     */
    public static final Comparator<String> BYTE_ORDER = Key::compareBytes;

    public Key {
        within(partition, MAX_PARTITION_BYTES, "partition");
        within(sort, MAX_SORT_BYTES, "sort");
    }

    private static int compareBytes(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    static void within(String text, int limit, String what) {
        Value.mustBeUnicode(text);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > limit) {
            throw new IllegalArgumentException(what + " key must have 1 to " + limit + " bytes, has " + bytes);
        }
    }
}
