package mupot.testkit.lambda.mapping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is mapped to a function.
 *
 * @param concurrency invocations at once; the function needs as many environments to run them side by side
 * @param retryAfter when a failed message is visible again; null leaves it to the queue's visibility timeout, as
 *     Lambda does
 */
public record SqsRules(int batchSize, int concurrency, @Nullable Duration retryAfter, Disorder disorder) {

    public SqsRules {
        if (batchSize < 1 || batchSize > 10) {
            throw new IllegalArgumentException("a batch has 1 to 10 messages here, not " + batchSize);
        }
    }

    public static SqsRules of(int batchSize, int concurrency) {
        return new SqsRules(batchSize, concurrency, null, Disorder.none());
    }

    public SqsRules retryAfter(Duration pause) {
        return new SqsRules(batchSize, concurrency, pause, disorder);
    }

    public SqsRules with(Disorder other) {
        return new SqsRules(batchSize, concurrency, retryAfter, other);
    }
}
