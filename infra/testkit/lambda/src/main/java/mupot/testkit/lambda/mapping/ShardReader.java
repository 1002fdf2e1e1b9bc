package mupot.testkit.lambda.mapping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one shard from its oldest record on and goes on only when what it read is delivered. */
final class ShardReader {

    private static final Duration WHEN_EMPTY = Duration.ofMillis(100);

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final String shardId;
    private final StreamBatches batches;
    private @Nullable String iterator;
    private @Nullable String delivered;
    private volatile long emptyReads;
    private volatile boolean finished;

    ShardReader(DynamoDbStreamsClient streams, String streamArn, String shardId, StreamBatches batches) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.shardId = shardId;
        this.batches = batches;
    }

    /** Reads that found nothing new. */
    long emptyReads() {
        return emptyReads;
    }

    /** Whether the shard is closed and all of it delivered: its children may start. */
    boolean finished() {
        return finished;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    @Nullable
    Duration step() throws InterruptedException {
        try {
            var read = streams.getRecords(get -> get.shardIterator(iterator()));
            if (!read.records().isEmpty()) {
                batches.deliver(read.records());
                delivered = read.records().getLast().dynamodb().sequenceNumber();
            }
            iterator = read.nextShardIterator();
            if (iterator == null) {
                finished = true;
                return null;
            }
            if (read.records().isEmpty()) {
                emptyReads++;
                return WHEN_EMPTY;
            }
            return Duration.ZERO;
        } catch (ExpiredIteratorException again) {
            iterator = null;
            return Duration.ZERO;
        } catch (TrimmedDataAccessException trimmed) {
            iterator = null;
            delivered = null;
            return Duration.ZERO;
        }
    }

    private String iterator() {
        var current = iterator;
        if (current == null) {
            current = fresh();
            iterator = current;
        }
        return current;
    }

    private String fresh() {
        var after = delivered;
        return streams.getShardIterator(get -> {
                    get.streamArn(streamArn).shardId(shardId).shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                    if (after != null) {
                        get.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(after);
                    }
                })
                .shardIterator();
    }
}
