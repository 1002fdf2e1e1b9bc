package mupot.testkit.lambda.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One queue as a mapping uses it. */
final class MappedQueue implements AutoCloseable {

    private final String url;
    private final SqsClient sqs;

    MappedQueue(URI url) {
        this.url = url.toString();
        sqs = Clients.sqs(url);
    }

    String arn() {
        var asked = QueueAttributeName.QUEUE_ARN;
        var arn = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(asked))
                .attributes()
                .get(asked);
        if (arn == null) {
            throw new IllegalStateException("queue without an ARN: " + url);
        }
        return arn;
    }

    List<Message> receive(int atMost) {
        return sqs.receiveMessage(get -> get.queueUrl(url)
                        .maxNumberOfMessages(atMost)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    void delete(Collection<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var entries = messages.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
    }

    void showAfter(Duration pause, Collection<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var entries = messages.stream()
                .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout((int) pause.toSeconds())
                        .build())
                .toList();
        sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entries));
    }

    /** All messages: waiting, in flight and delayed. */
    int size() {
        var counts = List.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(counts)).attributes().values().stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    void send(String body) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    @Override
    public void close() {
        sqs.close();
    }
}
