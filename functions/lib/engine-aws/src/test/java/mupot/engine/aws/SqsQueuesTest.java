package mupot.engine.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mupot.store.contract.QueuesContract;
import mupot.store.queue.Queues;
import mupot.testkit.ElasticMq;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsQueuesTest implements QueuesContract {

    private static final SqsClient CLIENT = LocalClients.sqs();

    private final String url =
            ElasticMq.shared().createQueue("work-" + UUID.randomUUID()).toString();
    private final SqsQueues queues = new SqsQueues(CLIENT, Map.of("work", url));

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
        var bodies = new ArrayList<String>();
        int before;
        do {
            before = bodies.size();
            CLIENT.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10))
                    .messages()
                    .forEach(it -> bodies.add(it.body()));
        } while (bodies.size() > before);
        return bodies;
    }
}
