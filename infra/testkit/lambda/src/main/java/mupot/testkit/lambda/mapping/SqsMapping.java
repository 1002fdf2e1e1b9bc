package mupot.testkit.lambda.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Invocable;
import mupot.testkit.lambda.event.SqsEventJson;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Brings a queue's messages to a function as Lambda's event source mapping does with partial batch responses: deletes
 * what didn't fail, leaves the rest to become visible again, and so in the end to the queue's dead-letter rule.
 */
public final class SqsMapping implements AutoCloseable {

    private final MappedQueue queue;
    private final Invocable function;
    private final SqsRules rules;
    private final String queueArn;
    private final Pump pump = new Pump();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    private SqsMapping(URI queueUrl, Invocable function, SqsRules rules) {
        queue = new MappedQueue(queueUrl);
        this.function = function;
        this.rules = rules;
        queueArn = queue.arn();
    }

    public static SqsMapping start(URI queueUrl, Invocable function, SqsRules rules) {
        var mapping = new SqsMapping(queueUrl, function, rules);
        for (int i = 0; i < rules.concurrency(); i++) {
            mapping.pump.start("queue " + mapping.queueArn, mapping::step);
        }
        return mapping;
    }

    /** Invocations so far. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Broken steps, such as a queue that doesn't answer; each was tried again. */
    public List<Exception> troubles() {
        return pump.troubles();
    }

    /** Waits until the queue has no message left, neither waiting nor in flight nor delayed. */
    public boolean awaitEmpty(Duration atMost) throws InterruptedException {
        return Patience.until(atMost, () -> queue.size() == 0);
    }

    @Override
    public void close() {
        pump.close();
        queue.close();
    }

    private Duration step() throws InterruptedException {
        var messages = rules.disorder().ordered(queue.receive(rules.batchSize()));
        if (!messages.isEmpty()) {
            var again = rules.disorder().again(messages);
            if (rules.disorder().together()) {
                var beside = Thread.ofVirtual().start(() -> repeat(again));
                settle(messages);
                beside.join();
            } else {
                settle(messages);
                repeat(again);
            }
        }
        return Duration.ZERO;
    }

    private void settle(List<Message> messages) {
        var answer = function.invoke(SqsEventJson.of(queueArn, messages));
        var failed = BatchAnswer.read(answer, ids(messages)).failed();
        note(Delivery.Kind.REGULAR, messages, failed, answer);
        queue.delete(messages.stream()
                .filter(each -> !failed.contains(each.messageId()))
                .toList());
        var pause = rules.retryAfter();
        if (pause != null) {
            queue.showAfter(
                    pause,
                    messages.stream()
                            .filter(each -> failed.contains(each.messageId()))
                            .toList());
        }
    }

    private void repeat(List<Message> messages) {
        if (!messages.isEmpty()) {
            var answer = function.invoke(SqsEventJson.of(queueArn, messages));
            note(Delivery.Kind.DUPLICATE, messages, List.of(), answer);
        }
    }

    private void note(Delivery.Kind kind, List<Message> messages, List<String> failed, Answer answer) {
        deliveries.add(new Delivery(kind, ids(messages), failed, answer));
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::messageId).toList();
    }
}
