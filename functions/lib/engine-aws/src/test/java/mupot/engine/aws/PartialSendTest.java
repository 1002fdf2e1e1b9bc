package mupot.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mupot.store.queue.Outgoing;
import mupot.store.queue.SendFailure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** SQS may accept some messages of a batch and refuse others, or go silent between two batches. */
class PartialSendTest {

    private final List<List<String>> batches = new ArrayList<>();

    /** Refuses what says so, and is gone once a message says that. */
    private final SqsClient client = new SqsClient() {
        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            var bodies = request.entries().stream().map(it -> it.messageBody()).toList();
            if (bodies.contains("silence")) {
                throw SdkClientException.create("gone");
            }
            batches.add(bodies);
            var failed = request.entries().stream()
                    .filter(it -> it.messageBody().equals("refuse"))
                    .map(it -> BatchResultErrorEntry.builder().id(it.id()).build())
                    .toList();
            return SendMessageBatchResponse.builder().failed(failed).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    };

    private final SqsQueues queues = new SqsQueues(client, Map.of("work", "url"));

    private SendFailure failureOf(List<String> bodies) {
        var messages = bodies.stream().map(it -> new Outgoing("g", it)).toList();
        return catchThrowableOfType(SendFailure.class, () -> queues.send("work", messages));
    }

    private static List<String> bodies(SendFailure failure) {
        return failure.failed().stream().map(Outgoing::body).toList();
    }

    @Test
    void only_the_refused_messages_are_named_and_all_others_are_sent() {
        var bodies =
                new ArrayList<>(IntStream.range(0, 23).mapToObj(i -> "m" + i).toList());
        bodies.set(3, "refuse");
        bodies.set(22, "refuse");

        var failure = failureOf(bodies);

        assertThat(bodies(failure)).containsExactly("refuse", "refuse");
        assertThat(batches).extracting(List::size).containsExactly(10, 10, 3);
    }

    @Test
    void after_silence_nothing_more_is_sent_and_all_the_rest_is_named() {
        var bodies =
                new ArrayList<>(IntStream.range(0, 30).mapToObj(i -> "m" + i).toList());
        bodies.set(0, "refuse");
        bodies.set(12, "silence");

        var failure = failureOf(bodies);

        assertThat(bodies(failure)).hasSize(21).contains("refuse", "m10", "silence", "m29");
        assertThat(failure).hasRootCauseMessage("gone");
        assertThat(batches).hasSize(1);
    }

    @Test
    void a_batch_is_no_larger_than_one_message_may_be() {
        var third = "x".repeat(Outgoing.MAX_BYTES / 3);

        queues.send(
                "work",
                List.of(third, third, third, third, "y".repeat(Outgoing.MAX_BYTES)).stream()
                        .map(it -> new Outgoing("g", it))
                        .toList());

        assertThat(batches).extracting(List::size).containsExactly(3, 1, 1);
    }
}
