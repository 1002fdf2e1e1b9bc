package mupot.kernel.keeper;

import java.util.List;

/** Where keeper sends hints. Delivery is at least once and in no order. */
public interface HintQueues {

    /**
     * Returns when every hint is durably accepted; throws if any may not be. Sending them all again is harmless.
     *
     * @param queue any but {@link Queue#KEEPER}, which is no queue
     */
    void send(Queue queue, List<Hint> hints);
}
