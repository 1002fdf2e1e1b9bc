package mupot.testkit.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Invocable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamMappingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Streams streams = new Streams();

    @Test
    void a_child_shard_waits_until_its_parent_is_closed_and_delivered() throws Exception {
        streams.shard("child", "parent").shard("parent", "trimmed long ago");
        streams.put("parent", "1");
        streams.put("child", "3");
        try (var mapping = start()) {
            assertThat(mapping.awaitCaughtUp(Duration.ofSeconds(2))).isFalse();
            assertThat(delivered(mapping)).containsExactly("1");

            streams.put("parent", "2");
            streams.close("parent");

            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(delivered(mapping)).containsExactly("1", "2", "3");
        }
    }

    @Test
    void what_is_written_before_the_wait_is_delivered_after_it() throws Exception {
        streams.shard("only", null);
        try (var mapping = start()) {
            for (int i = 1; i <= 5; i++) {
                streams.put("only", Integer.toString(i));
                assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
                assertThat(delivered(mapping)).hasSize(i);
            }
        }
    }

    @Test
    void the_wait_lasts_until_a_slow_function_is_done() throws Exception {
        streams.shard("only", null);
        streams.put("only", "1");
        Invocable slow = _ -> {
            pause();
            return new Answer.Success(new byte[0]);
        };
        try (var mapping = StreamMapping.start(streams, "arn:stream", slow, StreamRules.of(EventPattern.any(), 1))) {
            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(delivered(mapping)).containsExactly("1");
        }
    }

    @Test
    void an_expired_iterator_goes_on_behind_what_was_delivered() throws Exception {
        streams.shard("only", null);
        streams.put("only", "1");
        try (var mapping = start()) {
            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            streams.expireIterators();
            streams.put("only", "2");

            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(delivered(mapping)).containsExactly("1", "2");
        }
    }

    @Test
    void trouble_with_the_stream_is_noted_and_tried_again() throws Exception {
        streams.shard("only", null);
        streams.put("only", "1");
        streams.breakOnce();
        try (var mapping = start()) {
            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(delivered(mapping)).containsExactly("1");
            assertThat(mapping.troubles()).singleElement().satisfies(each -> assertThat(each)
                    .hasMessage("broken"));
        }
    }

    @Test
    void ticks_go_on_after_a_failure() throws Exception {
        var answers = new Answer[] {new Answer.Failure("t", "m"), new Answer.Success(new byte[0])};
        var calls = new int[1];

        try (var tick = Tick.start(_ -> answers[calls[0]++ % 2], Duration.ofMillis(20), "{\"tick\":\"sweep\"}")) {
            assertThat(Patience.until(PATIENCE, () -> tick.answers().size() >= 3))
                    .isTrue();
            assertThat(tick.answers().subList(0, 3)).containsExactly(answers[0], answers[1], answers[0]);
        }
    }

    private StreamMapping start() {
        return StreamMapping.start(
                streams,
                "arn:stream",
                _ -> new Answer.Success(new byte[0]),
                StreamRules.of(EventPattern.inserts("acme#out."), 10));
    }

    private static void pause() {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> delivered(StreamMapping mapping) {
        return mapping.deliveries().stream()
                .flatMap(each -> each.ids().stream())
                .toList();
    }
}
