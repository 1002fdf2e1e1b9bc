package mupot.engine.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mupot.store.contract.MovableClock;
import mupot.store.contract.Place;
import mupot.store.seam.Condition;
import mupot.store.seam.Engine.Freshness;
import mupot.store.seam.EngineFailure;
import mupot.store.seam.Outcome;
import mupot.testkit.DynamoDbLocal;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What each kind of DynamoDB's answers, and none at all, means to the one who commits. */
class AnswerTest implements SdkHttpClient {

    /** What happens to one request instead of being sent and answered. */
    private interface Fate {
        HttpExecuteResponse befall(ExecutableHttpRequest request) throws IOException;
    }

    private final SdkHttpClient real = UrlConnectionHttpClient.create();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final MovableClock clock = new MovableClock();
    private final DynamoEngine engine = new DynamoEngine(LocalClients.dynamoDb(this), DynamoDbLocal.POT, clock);
    private final Place at = Place.inWork();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = real.prepareRequest(request);
        Fate fate = fates.isEmpty() ? ExecutableHttpRequest::call : fates.poll();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return fate.befall(prepared);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        real.close();
    }

    private static Fate answered(int status, String type, String rest) {
        String json =
                "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\", \"message\": \"said\"%s}".formatted(type, rest);
        return request -> HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(json.getBytes(UTF_8))))
                .build();
    }

    private static Fate cancelled(String... codes) {
        var reasons = new StringBuilder();
        for (String code : codes) {
            reasons.append(reasons.isEmpty() ? "" : ",").append("{\"Code\": \"%s\"}".formatted(code));
        }
        return answered(400, "TransactionCanceledException", ", \"CancellationReasons\": [" + reasons + "]");
    }

    private Outcome commitAfter(Fate fate) {
        fates.add(fate);
        return engine.commit(Place.transaction(at.add("a", 1), at.check("b", new Condition.Absent())));
    }

    @Test
    void a_lost_answer_is_unknown_and_the_same_transaction_settles_it() {
        var addition = Place.transaction(at.add("a", 1, clock.instant().plusSeconds(90)));
        fates.add(request -> {
            request.call();
            throw new IOException("the line is cut");
        });

        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Unknown());
        clock.advance(Duration.ofSeconds(5));
        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Committed());

        assertThat(engine.get(at.key("a"), Freshness.CONSISTENT).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void a_lost_answer_about_an_addition_to_an_expired_row_is_settled_too() {
        var soon = clock.instant().plusSeconds(1);
        assertThat(engine.commit(Place.transaction(Place.put(at.expiring("a", 9, soon)))))
                .isEqualTo(new Outcome.Committed());
        clock.advance(Duration.ofSeconds(1));
        var addition = Place.transaction(at.add("a", 1));
        fates.add(ExecutableHttpRequest::call);
        fates.add(request -> {
            request.call();
            throw new IOException("the line is cut");
        });

        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Unknown());
        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Committed());

        assertThat(engine.get(at.key("a"), Freshness.CONSISTENT)).contains(at.item("a", 1));
    }

    @Test
    void a_request_lost_on_the_way_is_unknown_and_then_done() {
        var addition = Place.transaction(at.add("a", 1));
        fates.add(request -> {
            throw new IOException("no way out");
        });

        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Unknown());
        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Committed());

        assertThat(engine.get(at.key("a"), Freshness.CONSISTENT)).contains(at.item("a", 1));
    }

    @Test
    void contention_and_throttling_are_busy() {
        assertThat(commitAfter(cancelled("None", "TransactionConflict"))).isEqualTo(new Outcome.Busy());
        assertThat(commitAfter(cancelled("ThrottlingError", "None"))).isEqualTo(new Outcome.Busy());
        assertThat(commitAfter(answered(400, "ProvisionedThroughputExceededException", "")))
                .isEqualTo(new Outcome.Busy());
        assertThat(commitAfter(answered(400, "ThrottlingException", ""))).isEqualTo(new Outcome.Busy());
        assertThat(commitAfter(answered(400, "RequestLimitExceeded", ""))).isEqualTo(new Outcome.Busy());
    }

    @Test
    void a_conflict_before_the_failed_write_may_hide_an_earlier_failure() {
        assertThat(commitAfter(cancelled("TransactionConflict", "ConditionalCheckFailed")))
                .isEqualTo(new Outcome.Busy());
        assertThat(commitAfter(cancelled("None", "ConditionalCheckFailed")))
                .isEqualTo(new Outcome.Refused(1, Optional.empty()));
    }

    @Test
    void a_busy_transaction_is_judged_anew_when_sent_again() {
        var addition = Place.transaction(at.add("a", 1));
        fates.add(cancelled("TransactionConflict"));

        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Busy());
        clock.advance(Duration.ofSeconds(5));
        assertThat(engine.commit(addition)).isEqualTo(new Outcome.Committed());
    }

    @Test
    void a_service_in_trouble_and_a_transaction_under_way_are_unknown() {
        assertThat(commitAfter(answered(500, "InternalServerError", ""))).isEqualTo(new Outcome.Unknown());
        assertThat(commitAfter(answered(503, "ServiceUnavailable", ""))).isEqualTo(new Outcome.Unknown());
        assertThat(commitAfter(answered(400, "TransactionInProgressException", "")))
                .isEqualTo(new Outcome.Unknown());
    }

    @Test
    void what_no_retry_can_mend_is_thrown() {
        assertThatThrownBy(() -> commitAfter(answered(400, "AccessDeniedException", "")))
                .isInstanceOf(EngineFailure.class);
        assertThatThrownBy(() -> commitAfter(answered(400, "ResourceNotFoundException", "")))
                .isInstanceOf(EngineFailure.class);
        assertThatThrownBy(() -> commitAfter(answered(400, "ValidationException", "")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> commitAfter(cancelled("ValidationError", "None")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> commitAfter(answered(400, "IdempotentParameterMismatchException", "")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_read_without_an_answer_is_a_failure_of_the_engine() {
        fates.add(request -> {
            throw new IOException("no way out");
        });

        assertThatThrownBy(() -> engine.get(at.key("a"), Freshness.CONSISTENT)).isInstanceOf(EngineFailure.class);
    }

    @Test
    void keys_that_a_batch_left_unread_are_asked_for_again() {
        assertThat(engine.commit(Place.transaction(Place.put(at.item("a", 1))))).isEqualTo(new Outcome.Committed());
        String key = "{\"pk\": {\"S\": \"%s\"}, \"sk\": {\"S\": \"a\"}}".formatted(at.partition());
        fates.add(answered(
                200, "none", ", \"Responses\": {}, \"UnprocessedKeys\": {\"pot-work\": {\"Keys\": [" + key + "]}}"));

        var found = engine.getAll(List.of(at.key("a")), Freshness.CONSISTENT);

        assertThat(found).containsExactly(at.item("a", 1));
    }
}
