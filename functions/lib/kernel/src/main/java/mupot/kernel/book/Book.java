package mupot.kernel.book;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import mupot.kernel.id.PotId;

/**
 * One pot's records in the hand of one role. Every key begins with the pot's id, so another pot is out of reach; a
 * kind that the role may not read or write is refused as a bug. A broken store throws; the caller's queue or sender
 * tries again.
 */
public interface Book {

    PotId pot();

    Role role();

    /**
     * One trip. A row of work that can't be read is as if it weren't there, as whoever can spoil it can remove it; one of
     * authority throws {@link Spoilt}.
     */
    <T> Optional<Held<T>> find(Ref<T> ref);

    /** At most 100 records in one trip; the missing ones are left out. No snapshot across them. */
    Found findAll(Collection<? extends Ref<?>> refs);

    /** One trip; {@code limit} 1 to 1000. What can't be read is left out and named apart. */
    <T> Page<T> page(Section<T> section, Optional<String> after, int limit);

    /**
     * Change, receipts and hints in one transaction. Contention is tried again inside; a lost answer is settled by
     * the same token.
     */
    Committed commit(Changes changes);

    /** Counts one use; false when the bound is reached. The count is forgotten at {@code expires}. */
    boolean spend(Ref<Tally> ref, long bound, Instant expires);
}
