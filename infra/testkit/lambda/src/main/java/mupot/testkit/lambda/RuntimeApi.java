package mupot.testkit.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import mupot.testkit.lambda.http.LoopbackServer;
import mupot.testkit.lambda.http.Reply;
import mupot.testkit.lambda.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API (2018-06-01) for one runtime process: it hands out one event at a time and takes what the
 * process answers. A process that was killed may have swallowed an event, so each new process gets a new API.
 */
public final class RuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";
    private static final int MAX_RESPONSE = 6 * 1024 * 1024 + 100;
    private static final JsonMapper JSON = new JsonMapper();

    /** How the runtime's initialisation went. */
    public sealed interface Start {
        /** It asked for its first event. */
        record Ready() implements Start {}

        record Failed(String type, String message) implements Start {}
    }

    private final String functionArn;
    private final Clock clock = Clock.systemUTC();
    private final LoopbackServer server;
    private final Lock turn = new ReentrantLock(true);
    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Start> started = new CompletableFuture<>();
    private final CompletableFuture<Answer> ended = new CompletableFuture<>();

    private RuntimeApi(String functionName) {
        functionArn = "arn:aws:lambda:us-east-1:123456789012:function:" + functionName;
        server = LoopbackServer.start(this::serve);
    }

    public static RuntimeApi start(String functionName) {
        return new RuntimeApi(functionName);
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API} for the process. */
    public String address() {
        return server.authority();
    }

    /** Waits until the runtime asks for an event or reports that it can't start. */
    public Start awaitStart(Duration atMost) {
        var start = await(started, atMost);
        return start != null ? start : new Start.Failed("Init.TimedOut", "no call for an event within " + atMost);
    }

    /**
     * Runs one event. The time counts from the moment that the runtime takes it; a runtime that doesn't come for it
     * within the same time has timed out as well. Concurrent calls take turns. After {@link Answer.TimedOut} the
     * runtime may still be at work: Lambda would end its process now.
     */
    public Answer invoke(byte[] event, Duration timeout) {
        turn.lock();
        try {
            var invocation = new Invocation(event, timeout);
            running.put(invocation.id(), invocation);
            waiting.add(invocation);
            return outcome(invocation);
        } finally {
            turn.unlock();
        }
    }

    /** Says that the process is gone: what runs or comes later fails with this. */
    public void end(String type, String message) {
        started.complete(new Start.Failed(type, message));
        ended.complete(new Answer.Failure(type, message));
    }

    @Override
    public void close() {
        end("Runtime.Closed", "the runtime API was closed");
        server.close();
    }

    private Answer outcome(Invocation invocation) {
        try {
            var taken = awaitOrEnd(invocation.taken, invocation.timeout());
            if (taken == null && waiting.remove(invocation)) {
                return new Answer.TimedOut(invocation.timeout());
            }
            var answer = awaitOrEnd(invocation.answer, invocation.timeout());
            return answer != null ? answer : new Answer.TimedOut(invocation.timeout());
        } finally {
            running.remove(invocation.id());
        }
    }

    private @Nullable Answer awaitOrEnd(CompletableFuture<Answer> expected, Duration atMost) {
        await(CompletableFuture.anyOf(expected, ended), atMost);
        return expected.isDone() ? expected.join() : ended.getNow(null);
    }

    private static <T> @Nullable T await(CompletableFuture<T> future, Duration atMost) {
        try {
            return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a function ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply serve(Request request) throws InterruptedException {
        var call = request.path().startsWith(BASE) ? request.path().substring(BASE.length()) : "";
        if (call.equals("invocation/next")) {
            started.complete(new Start.Ready());
            return waiting.take().handOver(functionArn, clock);
        }
        if (call.equals("init/error")) {
            var failure = failure(request);
            started.complete(new Start.Failed(failure.type(), failure.message()));
            return Reply.empty(202);
        }
        if (call.matches("invocation/[^/]+/(response|error)")) {
            return finish(call.substring("invocation/".length(), call.lastIndexOf('/')), request);
        }
        return refusal(404, "NotFound", "no such path: " + request.path());
    }

    private Reply finish(String id, Request request) {
        var invocation = running.get(id);
        if (invocation == null) {
            return refusal(400, "InvalidRequestID", "no such invocation, or it is over: " + id);
        }
        if (request.path().endsWith("/error")) {
            invocation.answer.complete(failure(request));
            return Reply.empty(202);
        }
        if (request.body().length > MAX_RESPONSE) {
            var why = "response of %d bytes, at most %d".formatted(request.body().length, MAX_RESPONSE);
            invocation.answer.complete(new Answer.Failure("Function.ResponseSizeTooLarge", why));
            return refusal(413, "RequestEntityTooLarge", why);
        }
        invocation.answer.complete(new Answer.Success(request.body()));
        return Reply.empty(202);
    }

    private static Answer.Failure failure(Request request) {
        var header = request.header("Lambda-Runtime-Function-Error-Type").orElse("Unknown");
        try {
            var body = JSON.readTree(request.body());
            return new Answer.Failure(
                    body.path("errorType").asText(header),
                    body.path("errorMessage").asText(""));
        } catch (IOException notJson) {
            return new Answer.Failure(header, "");
        }
    }

    private static Reply refusal(int status, String type, String message) {
        var body = JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
        return Reply.of(status, "application/json", body.toString());
    }
}
