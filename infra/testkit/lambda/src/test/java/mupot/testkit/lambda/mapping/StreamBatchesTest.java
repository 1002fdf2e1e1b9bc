package mupot.testkit.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Invocable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.Record;

@Timeout(60)
class StreamBatchesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final StreamRules RULES =
            StreamRules.of(EventPattern.any(), 4).retries(2);

    private final List<List<String>> invocations = new ArrayList<>();
    private final List<GivenUp> givenUp = new ArrayList<>();

    @Test
    void a_batch_goes_on_at_the_lowest_number_that_failed() throws Exception {
        deliver(RULES, 4, batch -> batch.size() == 4 ? reports("4", "3") : fine());

        assertThat(invocations).containsExactly(List.of("1", "2", "3", "4"), List.of("3", "4"));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void an_error_splits_the_batch_and_only_the_poison_is_given_up() throws Exception {
        deliver(RULES, 4, batch -> batch.contains("3") ? new Answer.Failure("t", "m") : fine());

        assertThat(invocations)
                .containsExactly(
                        List.of("1", "2", "3", "4"),
                        List.of("1", "2"),
                        List.of("3", "4"),
                        List.of("3"),
                        List.of("3"),
                        List.of("3"),
                        List.of("4"));
        assertThat(givenUp).singleElement().satisfies(lost -> {
            assertThat(lost.sequenceNumbers()).containsExactly("3");
            assertThat(lost.invocations()).isEqualTo(3);
        });
    }

    @Test
    void a_malformed_response_is_an_error() throws Exception {
        deliver(RULES, 2, batch -> batch.size() == 2 ? new Answer.Success("{".getBytes(UTF_8)) : fine());

        assertThat(invocations).containsExactly(List.of("1", "2"), List.of("1"), List.of("2"));
    }

    @Test
    void a_reported_first_record_takes_those_behind_it_along_when_it_is_given_up() throws Exception {
        deliver(RULES, 3, _ -> reports("1"));

        assertThat(invocations).hasSize(3).containsOnly(List.of("1", "2", "3"));
        assertThat(givenUp).singleElement().satisfies(lost -> assertThat(lost.sequenceNumbers())
                .containsExactly("1", "2", "3"));
    }

    @Test
    void what_was_given_up_is_named_without_its_content() throws Exception {
        deliver(RULES, 1, _ -> new Answer.Failure("t", "m"));

        var message = JSON.readTree(givenUp.getFirst().message());

        assertThat(message.path("requestContext").path("condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(message.path("DDBStreamBatchInfo").path("shardId").asText()).isEqualTo("shard");
        assertThat(message.path("DDBStreamBatchInfo")
                        .path("startSequenceNumber")
                        .asText())
                .isEqualTo("1");
        assertThat(message.toString()).doesNotContain("NewImage", "acme#");
    }

    @Test
    void batches_keep_their_size_and_filtered_records_never_arrive() throws Exception {
        var rules =
                StreamRules.of(EventPattern.parse("{\"dynamodb\":{\"SequenceNumber\":[{\"anything-but\":\"2\"}]}}"), 2);

        deliver(rules, 6, _ -> fine());

        assertThat(invocations).containsExactly(List.of("1", "3"), List.of("4", "5"), List.of("6"));
    }

    @Test
    void shuffling_keeps_the_order_of_one_item() throws Exception {
        deliver(StreamRules.of(EventPattern.any(), 100).with(Disorder.of(3, 0)), 30, _ -> fine());

        var order = invocations.getFirst();
        assertThat(order).hasSize(30).isNotEqualTo(numbers(30));
        for (int item = 0; item < 3; item++) {
            int remainder = item;
            assertThat(order.stream().map(Integer::valueOf).filter(n -> n % 3 == remainder))
                    .isSorted();
        }
    }

    @Test
    void duplicates_come_after_their_batch() throws Exception {
        deliver(
                StreamRules.of(EventPattern.any(), 2).with(Disorder.of(1, 1, Disorder.Order.AS_RECEIVED)),
                2,
                _ -> fine());

        assertThat(invocations).containsExactly(List.of("1", "2"), List.of("1", "2"));
    }

    private interface Function {
        Answer answer(List<String> batch);
    }

    private void deliver(StreamRules rules, int records, Function function) throws InterruptedException {
        Invocable invocable = event -> {
            var batch = numbers(event);
            invocations.add(batch);
            return function.answer(batch);
        };
        var batches = new StreamBatches("arn:stream", "shard", invocable, rules, _ -> {}, givenUp::add);
        batches.deliver(numbers(records).stream().map(StreamBatchesTest::record).toList());
    }

    private static List<String> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(Integer::toString).toList();
    }

    private static List<String> numbers(byte[] event) {
        try {
            var all = new ArrayList<String>();
            JSON.readTree(event)
                    .path("Records")
                    .forEach(each ->
                            all.add(each.path("dynamodb").path("SequenceNumber").asText()));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every third record is of the same item. */
    static Record record(String number) {
        return Streams.record(number, "acme#out.door#" + Integer.parseInt(number) % 3);
    }

    private static Answer fine() {
        return new Answer.Success(new byte[0]);
    }

    private static Answer reports(String... numbers) {
        var response = JSON.createObjectNode();
        var failures = response.putArray("batchItemFailures");
        for (var number : numbers) {
            failures.addObject().put("itemIdentifier", number);
        }
        return new Answer.Success(response.toString().getBytes(UTF_8));
    }
}
