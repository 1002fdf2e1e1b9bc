package mupot.store.queue;

import java.util.List;
import java.util.Set;
import mupot.store.contract.QueuesContract;

class MemoryQueuesTest implements QueuesContract {

    private final MemoryQueues queues = new MemoryQueues(Set.of("work"));

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public String queue() {
        return "work";
    }

    @Override
    public List<String> arrived(int expected) {
        return queues.take("work").stream().map(Outgoing::body).toList();
    }
}
