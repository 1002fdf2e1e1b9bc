package mupot.store.seam;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How large an item counts, judged the same for every engine so that what one takes all take. */
final class Sizes {

    private static final int OVERHEAD = 100;

    private Sizes() {}

    static void check(List<Write> writes) {
        long all = 0;
        for (Write write : writes) {
            long bytes = write instanceof Write.Put put ? of(put.item()) : OVERHEAD;
            if (bytes > Transaction.MAX_ITEM_BYTES) {
                throw new IllegalArgumentException("an item has at most 400 KB, " + write.key() + " has " + bytes);
            }
            all += bytes;
        }
        if (all > Transaction.MAX_BYTES) {
            throw new IllegalArgumentException("a transaction has at most 4 MB, this one " + all);
        }
    }

    private static long of(Item item) {
        long bytes = OVERHEAD + utf8(item.key().partition()) + utf8(item.key().sort());
        for (var attribute : item.attributes().entrySet()) {
            bytes += utf8(attribute.getKey());
            bytes += attribute.getValue() instanceof Value.Text text ? utf8(text.text()) : 21;
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
