package mupot.testkit.lambda.mapping;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a table's stream is mapped to a function: partial batch response, bisect on error, from the oldest record on.
 *
 * @param retries invocations after the first that a batch may cost, Lambda's {@code maximum_retry_attempts}
 * @param onFailure the queue that is told of what was given up
 */
public record StreamRules(EventPattern filter, int batchSize, int retries, @Nullable URI onFailure, Disorder disorder) {

    private static final int RETRIES = 8;

    public static StreamRules of(EventPattern filter, int batchSize) {
        return new StreamRules(filter, batchSize, RETRIES, null, Disorder.none());
    }

    public StreamRules retries(int most) {
        return new StreamRules(filter, batchSize, most, onFailure, disorder);
    }

    public StreamRules onFailure(URI queueUrl) {
        return new StreamRules(filter, batchSize, retries, queueUrl, disorder);
    }

    public StreamRules with(Disorder other) {
        return new StreamRules(filter, batchSize, retries, onFailure, other);
    }
}
