package mupot.store.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Keeps what was sent until it is taken. Knows the queues it was made with and no others, as the cloud does. */
public final class MemoryQueues implements Queues {

    private final Map<String, Queue<Outgoing>> queues = new HashMap<>();

    public MemoryQueues(Set<String> names) {
        names.forEach(name -> queues.put(name, new ArrayDeque<>()));
    }

    @Override
    public synchronized void send(String queue, List<Outgoing> messages) {
        Queue<Outgoing> target = queues.get(queue);
        if (target == null) {
            throw new SendFailure(queue, messages, "there is no such queue", null);
        }
        target.addAll(messages);
    }

    /** Everything sent and not yet taken, oldest first; it is gone from the queue afterwards. */
    public synchronized List<Outgoing> take(String queue) {
        var target = queues.get(queue);
        if (target == null) {
            throw new IllegalArgumentException("there is no queue " + queue);
        }
        var taken = new ArrayList<>(target);
        target.clear();
        return taken;
    }
}
