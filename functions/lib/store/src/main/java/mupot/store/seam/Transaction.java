package mupot.store.seam;

import java.util.HashSet;
import java.util.List;

/**
 * Everything here happens, or nothing.
 *
 * @param token names this transaction and is made for it by the process that sends it. Once committed, the same
 *     transaction sent again within ten minutes has no second effect and is {@link Outcome.Committed} again; one refused
 *     or busy before is judged anew. Other writes under a committed token are a bug that the engine throws.
 */
public record Transaction(String token, List<Write> writes) {

    public static final int MAX_WRITES = 100;
    public static final int MAX_BYTES = 4 * 1024 * 1024;
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    public Transaction {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("a transaction has a token");
        }
        writes = List.copyOf(writes);
        if (writes.isEmpty() || writes.size() > MAX_WRITES) {
            throw new IllegalArgumentException("a transaction has 1 to 100 writes, not " + writes.size());
        }
        var keys = new HashSet<Key>();
        for (Write write : writes) {
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("two writes of one transaction name " + write.key());
            }
        }
        Sizes.check(writes);
    }
}
