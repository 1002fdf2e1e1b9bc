package mupot.testkit.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import mupot.testkit.lambda.http.Reply;

/** One event on its way through a runtime. */
final class Invocation {

    private final byte[] event;
    private final Duration timeout;
    private final String id = UUID.randomUUID().toString();
    final CompletableFuture<Answer> taken = new CompletableFuture<>();
    final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Invocation(byte[] event, Duration timeout) {
        this.event = event;
        this.timeout = timeout;
    }

    String id() {
        return id;
    }

    Duration timeout() {
        return timeout;
    }

    /** Hands the event to the runtime: from now on its time runs. */
    Reply handOver(String functionArn, Clock clock) {
        taken.complete(new Answer.Success(new byte[0]));
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "Lambda-Runtime-Aws-Request-Id",
                id,
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(clock.instant().plus(timeout).toEpochMilli()),
                "Lambda-Runtime-Invoked-Function-Arn",
                functionArn,
                "Lambda-Runtime-Trace-Id",
                trace(clock));
        return new Reply(200, headers, event);
    }

    private static String trace(Clock clock) {
        var random = RandomGenerator.getDefault();
        byte[] root = new byte[12];
        byte[] parent = new byte[8];
        random.nextBytes(root);
        random.nextBytes(parent);
        var hex = HexFormat.of();
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(clock.instant().getEpochSecond(), hex.formatHex(root), hex.formatHex(parent));
    }
}
