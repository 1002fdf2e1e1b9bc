package mupot.testkit.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mupot.testkit.ElasticMq;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Deployment;
import mupot.testkit.lambda.PackagedFunction;
import mupot.testkit.lambda.sample.SampleZip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

@Timeout(60)
class SqsMappingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private static final ElasticMq SERVER = ElasticMq.shared();
    private static final SqsClient SQS = Clients.sqs(SERVER.endpoint());

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Integer> receiveCounts = new CopyOnWriteArrayList<>();
    private URI queue;
    private URI deadLetters;

    @AfterAll
    static void close() {
        SQS.close();
    }

    @BeforeEach
    void createQueues(TestInfo test) {
        var name = test.getTestMethod().orElseThrow().getName();
        queue = SERVER.createQueueWithDeadLetters(name, 3);
        deadLetters = URI.create(queue + "-dlq");
    }

    @Test
    void what_succeeds_is_deleted_and_batches_keep_their_size() throws Exception {
        send(IntStream.range(0, 7).mapToObj(i -> "m" + i).toList());

        try (var mapping = start(SqsRules.of(3, 1), _ -> false)) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
            assertThat(bodies).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5", "m6");
            assertThat(mapping.deliveries())
                    .allSatisfy(each -> assertThat(each.ids()).hasSizeLessThanOrEqualTo(3));
            assertThat(mapping.troubles()).isEmpty();
        }
    }

    @Test
    void only_the_failed_part_of_a_batch_comes_again() throws Exception {
        send(List.of("good1", "bad", "good2"));
        var attempts = new AtomicInteger();

        try (var mapping = start(quick(10), body -> body.equals("bad") && attempts.incrementAndGet() == 1)) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
        }

        assertThat(bodies).containsExactlyInAnyOrder("good1", "bad", "good2", "bad");
        assertThat(receiveCounts).containsExactlyInAnyOrder(1, 1, 1, 2);
    }

    @Test
    void a_message_that_always_fails_ends_with_the_dead_letters() throws Exception {
        send(List.of("poison", "good"));

        try (var mapping = start(quick(10), body -> body.equals("poison"));
                var letters = new MappedQueue(deadLetters)) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
            assertThat(bodies.stream().filter("poison"::equals)).hasSize(3);
            assertThat(letters.receive(10)).extracting(each -> each.body()).containsExactly("poison");
        }
    }

    @Test
    void a_function_that_fails_brings_the_whole_batch_again() throws Exception {
        send(List.of("a", "b"));
        var calls = new AtomicInteger();

        try (var mapping = SqsMapping.start(
                queue,
                event -> {
                    remember(event);
                    return calls.incrementAndGet() == 1
                            ? new Answer.Failure("Runtime.ExitError", "killed")
                            : new Answer.Success(new byte[0]);
                },
                quick(10))) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
            var first = mapping.deliveries().getFirst();
            assertThat(first.failed()).isEqualTo(first.ids());
            assertThat(bodies).hasSize(2 + first.ids().size());
        }
    }

    @Test
    void a_packaged_function_killed_over_a_message_gets_it_again(@TempDir Path folder) throws Exception {
        send(List.of("linger"));
        var deployment = Deployment.of("probe", SampleZip.probe(folder)).handledBy(SampleZip.PROBE);

        try (var function = PackagedFunction.start(deployment);
                var mapping = SqsMapping.start(queue, function, quick(1))) {
            Thread.sleep(700);
            function.kill();

            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
            assertThat(mapping.deliveries()).hasSize(2);
            assertThat(mapping.deliveries().getFirst().answer()).isInstanceOf(Answer.Failure.class);
            assertThat(mapping.deliveries().getFirst().failed()).hasSize(1);
            assertThat(mapping.deliveries().getLast().answer()).isInstanceOf(Answer.Success.class);
            assertThat(function.logs()).containsOnlyOnce("echoed").contains("\"approximatereceivecount\":\"2\"");
        }
    }

    @Test
    void without_a_pause_a_failed_message_waits_for_its_visibility() throws Exception {
        send(List.of("slow"));
        var attempts = new AtomicInteger();

        try (var mapping = start(SqsRules.of(1, 1), _ -> attempts.incrementAndGet() == 1)) {
            assertThat(mapping.awaitEmpty(Duration.ofSeconds(2))).isFalse();
            assertThat(mapping.deliveries()).hasSize(1);
        }
    }

    @Test
    void duplicates_and_shuffling_reach_the_function_but_lose_nothing() throws Exception {
        var all = IntStream.range(0, 40).mapToObj(i -> "m%02d".formatted(i)).toList();
        send(all);

        try (var mapping = start(SqsRules.of(10, 2).with(Disorder.of(7, 0.5)), _ -> false)) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
            assertThat(mapping.deliveries())
                    .anySatisfy(each -> assertThat(each.kind()).isEqualTo(Delivery.Kind.DUPLICATE));
        }

        assertThat(bodies).containsAll(all).hasSizeGreaterThan(45).isNotEqualTo(all);
    }

    @Test
    void what_a_stream_gave_up_is_told_to_its_failure_queue() throws Exception {
        var stream = new Streams().shard("only", null);
        stream.put("only", "7");
        var rules = StreamRules.of(EventPattern.any(), 1).retries(1).onFailure(queue);

        try (var mapping = StreamMapping.start(stream, "arn:stream", _ -> new Answer.Failure("t", "m"), rules);
                var failures = new MappedQueue(queue)) {
            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(mapping.deliveries()).hasSize(2);
            assertThat(mapping.givenUp()).hasSize(1);
            assertThat(failures.receive(10)).singleElement().satisfies(message -> assertThat(message.body())
                    .contains("\"startSequenceNumber\":\"7\"", "\"batchSize\":1"));
        }
    }

    @Test
    void the_group_of_a_message_arrives() throws Exception {
        SQS.sendMessage(send -> send.queueUrl(queue.toString()).messageBody("m").messageGroupId("squad1"));
        var groups = new CopyOnWriteArrayList<String>();

        try (var mapping = SqsMapping.start(
                queue,
                event -> {
                    groups.add(new String(event, UTF_8));
                    return new Answer.Success(new byte[0]);
                },
                SqsRules.of(1, 1))) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
        }

        assertThat(groups.getFirst()).contains("\"MessageGroupId\":\"squad1\"");
    }

    @Test
    void concurrency_is_bounded() throws Exception {
        send(IntStream.range(0, 12).mapToObj(i -> "m" + i).toList());
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        try (var mapping = start(SqsRules.of(1, 3), _ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            pause();
            now.decrementAndGet();
            return false;
        })) {
            assertThat(mapping.awaitEmpty(PATIENCE)).isTrue();
        }

        assertThat(most.get()).isEqualTo(3);
    }

    private static SqsRules quick(int batch) {
        return SqsRules.of(batch, 1).retryAfter(Duration.ZERO);
    }

    private SqsMapping start(SqsRules rules, Predicate<String> fails) {
        return SqsMapping.start(queue, event -> answer(event, fails), rules);
    }

    private Answer answer(byte[] event, Predicate<String> fails) {
        var response = JSON.createObjectNode();
        var failures = response.putArray("batchItemFailures");
        remember(event).forEach((id, body) -> {
            if (fails.test(body)) {
                failures.addObject().put("itemIdentifier", id);
            }
        });
        return new Answer.Success(response.toString().getBytes(UTF_8));
    }

    private Map<String, String> remember(byte[] event) {
        try {
            var seen = new ConcurrentHashMap<String, String>();
            JSON.readTree(event).path("Records").forEach(record -> {
                seen.put(record.path("messageId").asText(), record.path("body").asText());
                bodies.add(record.path("body").asText());
                receiveCounts.add(record.path("attributes")
                        .path("ApproximateReceiveCount")
                        .asInt());
            });
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<String> messages) {
        new ArrayList<>(messages)
                .forEach(body ->
                        SQS.sendMessage(send -> send.queueUrl(queue.toString()).messageBody(body)));
    }
}
