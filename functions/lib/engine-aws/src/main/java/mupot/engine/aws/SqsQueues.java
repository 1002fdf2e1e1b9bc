package mupot.engine.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mupot.store.queue.Outgoing;
import mupot.store.queue.Queues;
import mupot.store.queue.SendFailure;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * SQS's standard queues. The group goes along as the message's group id, by which SQS keeps one group's backlog from
 * holding up another's.
 */
public final class SqsQueues implements Queues {

    private static final int MAX_BATCH = 10;

    private final SqsClient client;
    private final Map<String, String> urls;

    /** @param urls the queues that may be sent to, each with its URL */
    public SqsQueues(SqsClient client, Map<String, String> urls) {
        this.client = client;
        this.urls = Map.copyOf(urls);
    }

    @Override
    public void send(String queue, List<Outgoing> messages) {
        String url = urls.get(queue);
        if (url == null) {
            throw new SendFailure(queue, messages, "there is no such queue", null);
        }
        var failed = new ArrayList<Outgoing>();
        int sent = 0;
        while (sent < messages.size()) {
            var batch = batch(messages.subList(sent, messages.size()));
            try {
                failed.addAll(refused(url, batch));
            } catch (SdkException failure) {
                failed.addAll(messages.subList(sent, messages.size()));
                throw new SendFailure(queue, failed, "SQS could not be asked", failure);
            }
            sent += batch.size();
        }
        if (!failed.isEmpty()) {
            throw new SendFailure(queue, failed, "SQS did not accept them", null);
        }
    }

    /** As many of the first messages as one request may hold. */
    private static List<Outgoing> batch(List<Outgoing> messages) {
        long bytes = 0;
        int size = 0;
        for (Outgoing message : messages) {
            bytes += message.body().getBytes(UTF_8).length;
            if (size == MAX_BATCH || (size > 0 && bytes > Outgoing.MAX_BYTES)) {
                break;
            }
            size++;
        }
        return messages.subList(0, size);
    }

    private List<Outgoing> refused(String url, List<Outgoing> batch) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (Outgoing message : batch) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(message.body())
                    .messageGroupId(message.group())
                    .build());
        }
        return client.sendMessageBatch(it -> it.queueUrl(url).entries(entries)).failed().stream()
                .map(it -> batch.get(Integer.parseInt(it.id())))
                .toList();
    }
}
