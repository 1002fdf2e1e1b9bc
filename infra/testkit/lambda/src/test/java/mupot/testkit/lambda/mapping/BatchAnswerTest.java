package mupot.testkit.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mupot.testkit.lambda.mapping.BatchAnswer.Extent.REPORTED;
import static mupot.testkit.lambda.mapping.BatchAnswer.Extent.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mupot.testkit.lambda.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchAnswerTest {

    private static final List<String> BATCH = List.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}", "{\"other\":1}"})
    void nothing_said_is_success(String payload) {
        assertThat(read(payload)).isEqualTo(new BatchAnswer(REPORTED, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"wrongName\":\"a\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"foreign\"}]}",
                "{\"batchItemFailures\":\"a\"}",
                "{\"batchItemFailures",
                "\"ok\""
            })
    void a_malformed_response_fails_the_whole_batch(String payload) {
        assertThat(read(payload)).isEqualTo(new BatchAnswer(WHOLE, BATCH));
    }

    @Test
    void reported_ones_come_in_the_order_of_the_batch() {
        assertThat(read("{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"},{\"itemIdentifier\":\"b\"}]}"))
                .isEqualTo(new BatchAnswer(REPORTED, List.of("b", "c")));
    }

    @Test
    void a_failed_or_late_function_fails_the_whole_batch() {
        assertThat(BatchAnswer.read(new Answer.Failure("t", "m"), BATCH)).isEqualTo(new BatchAnswer(WHOLE, BATCH));
        assertThat(BatchAnswer.read(new Answer.TimedOut(Duration.ZERO), BATCH))
                .isEqualTo(new BatchAnswer(WHOLE, BATCH));
    }

    private static BatchAnswer read(String payload) {
        return BatchAnswer.read(new Answer.Success(payload.getBytes(UTF_8)), BATCH);
    }
}
