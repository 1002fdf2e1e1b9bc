package mupot.testkit.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RuntimeApiTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RuntimeApi api = RuntimeApi.start("probe");

    @AfterEach
    void close() {
        api.close();
        http.close();
    }

    @Test
    void an_event_comes_with_what_a_runtime_needs_to_know() throws Exception {
        var before = Instant.now();
        var answer = invoke("{\"n\":1}", LONG);

        var next = next();

        assertThat(next.body()).isEqualTo("{\"n\":1}");
        assertThat(header(next, "Lambda-Runtime-Invoked-Function-Arn"))
                .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:probe");
        assertThat(header(next, "Lambda-Runtime-Trace-Id"))
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
        assertThat(Instant.ofEpochMilli(Long.parseLong(header(next, "Lambda-Runtime-Deadline-Ms"))))
                .isBetween(before.plus(LONG).minusMillis(1), Instant.now().plus(LONG));
        post(next, "response", BodyPublishers.ofString("1"));
        assertThat(answer.join()).hasToString("Success[1]");
    }

    @Test
    void a_response_in_chunks_arrives_whole() throws Exception {
        var answer = invoke("{}", LONG);
        var chunks = List.of("{\"a\":".getBytes(UTF_8), "\"ü".getBytes(UTF_8), "\"}".getBytes(UTF_8));

        var status = post(next(), "response", BodyPublishers.ofByteArrays(chunks));

        assertThat(status).isEqualTo(202);
        assertThat(answer.join()).hasToString("Success[{\"a\":\"ü\"}]");
    }

    @Test
    void an_error_is_a_failure_with_its_type_and_message() throws Exception {
        var answer = invoke("{}", LONG);

        post(
                next(),
                "error",
                BodyPublishers.ofString(
                        "{\"errorType\":\"java.lang.IllegalStateException\",\"errorMessage\":\"no\",\"stackTrace\":[]}"));

        assertThat(answer.join()).isEqualTo(new Answer.Failure("java.lang.IllegalStateException", "no"));
    }

    @Test
    void a_response_that_breaks_off_is_no_response() throws Exception {
        var answer = invoke("{}", LONG);
        var id = id(next());
        var head = "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: x\r\n".formatted(id)
                + "Transfer-Encoding: chunked\r\n\r\n";

        try (var socket =
                new Socket("127.0.0.1", URI.create("http://" + api.address()).getPort())) {
            socket.getOutputStream().write((head + "6\r\n{\"half").getBytes(UTF_8));
        }
        Thread.sleep(200);
        assertThat(answer).isNotDone();
        api.end("Runtime.ExitError", "exit status 137");

        assertThat(answer.join()).isEqualTo(new Answer.Failure("Runtime.ExitError", "exit status 137"));
    }

    @Test
    void a_late_response_is_refused_and_cannot_answer_a_later_event() throws Exception {
        var first = invoke("1", SHORT);
        var late = next();
        assertThat(first.join()).isEqualTo(new Answer.TimedOut(SHORT));

        var second = invoke("2", LONG);

        assertThat(post(late, "response", BodyPublishers.ofString("late"))).isEqualTo(400);
        post(next(), "response", BodyPublishers.ofString("on time"));
        assertThat(second.join()).hasToString("Success[on time]");
    }

    @Test
    void an_event_that_nobody_came_for_is_not_handed_out_later() throws Exception {
        assertThat(invoke("forgotten", SHORT).join()).isEqualTo(new Answer.TimedOut(SHORT));

        var answer = invoke("later", LONG);
        var next = next();

        assertThat(next.body()).isEqualTo("later");
        post(next, "response", BodyPublishers.ofString("ok"));
        assertThat(answer.join()).hasToString("Success[ok]");
    }

    @Test
    void a_runtime_that_cannot_initialise_says_why() throws Exception {
        http.send(
                request("init/error", BodyPublishers.ofString("{\"errorType\":\"Broken\",\"errorMessage\":\"why\"}")),
                BodyHandlers.discarding());

        assertThat(api.awaitStart(LONG)).isEqualTo(new RuntimeApi.Start.Failed("Broken", "why"));
    }

    @Test
    void a_response_above_six_megabytes_fails_the_invocation() throws Exception {
        var answer = invoke("{}", LONG);

        var status = post(next(), "response", BodyPublishers.ofByteArray(new byte[6 * 1024 * 1024 + 101]));

        assertThat(status).isEqualTo(413);
        assertThat(answer.join()).isInstanceOfSatisfying(Answer.Failure.class, failure -> assertThat(failure.type())
                .isEqualTo("Function.ResponseSizeTooLarge"));
    }

    private CompletableFuture<Answer> invoke(String event, Duration timeout) {
        return CompletableFuture.supplyAsync(() -> api.invoke(event.getBytes(UTF_8), timeout));
    }

    private HttpResponse<String> next() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri("invocation/next")).build(), BodyHandlers.ofString());
    }

    private int post(HttpResponse<String> next, String how, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = request("invocation/" + id(next) + "/" + how, body);
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(uri(path)).POST(body).build();
    }

    private URI uri(String path) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path);
    }

    private static String id(HttpResponse<String> next) {
        return header(next, "Lambda-Runtime-Aws-Request-Id");
    }

    private static String header(HttpResponse<String> next, String name) {
        return next.headers().firstValue(name).orElseThrow();
    }
}
