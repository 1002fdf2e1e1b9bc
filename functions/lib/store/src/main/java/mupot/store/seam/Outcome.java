package mupot.store.seam;

import java.util.Optional;

/** How a transaction ended. */
public sealed interface Outcome {

    record Committed() implements Outcome {}

    /**
     * A condition did not hold; nothing changed.
     *
     * @param index the first write, in the transaction's order, whose condition failed
     * @param current what stands under that write's key, expired items included
     */
    record Refused(int index, Optional<Item> current) implements Outcome {}

    /** Contention or throttling; nothing changed. Worth another try with jitter inside the caller's deadline. */
    record Busy() implements Outcome {}

    /** The answer was lost: it may or may not have happened. The same token settles it. */
    record Unknown() implements Outcome {}
}
