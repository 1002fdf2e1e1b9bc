package mupot.testkit.lambda.mapping;

import java.util.List;
import mupot.testkit.lambda.Answer;

/**
 * One invocation that a mapping made.
 *
 * @param ids message ids or sequence numbers, in the order of the batch
 * @param failed those of them that come again
 */
public record Delivery(Kind kind, List<String> ids, List<String> failed, Answer answer) {

    /** Why the batch was delivered. */
    public enum Kind {
        REGULAR,
        /** Only to see whether the function bears it; its answer changes nothing. */
        DUPLICATE
    }

    public Delivery {
        ids = List.copyOf(ids);
        failed = List.copyOf(failed);
    }
}
