package mupot.store.queue;

import java.util.List;

/**
 * Where messages are sent. Delivery is at least once and in no order; a message that arrives twice must be harmless.
 */
public interface Queues {

    /**
     * Returns when every message is durably accepted.
     *
     * @throws SendFailure naming the messages not known to be accepted; the others are
     */
    void send(String queue, List<Outgoing> messages);
}
