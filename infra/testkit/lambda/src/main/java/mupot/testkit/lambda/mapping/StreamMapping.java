package mupot.testkit.lambda.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mupot.testkit.lambda.Invocable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Brings a table's changes to a function as Lambda's event source mapping does: each shard in its order, parents before
 * children, filtered, with partial batch response, bisect on error, bounded retries and the on-failure queue. Where it
 * stands is kept in memory only: a new mapping begins at the oldest record again.
 */
public final class StreamMapping implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final Invocable function;
    private final StreamRules rules;
    private final @Nullable MappedQueue failures;
    private final Pump pump = new Pump();
    private final Map<String, ShardReader> readers = new ConcurrentHashMap<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<GivenUp> givenUp = new CopyOnWriteArrayList<>();
    private volatile long looks;
    private volatile int behindParents;

    private StreamMapping(DynamoDbStreamsClient streams, String streamArn, Invocable function, StreamRules rules) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.function = function;
        this.rules = rules;
        failures = rules.onFailure() == null ? null : new MappedQueue(rules.onFailure());
    }

    /** Maps the stream of a table at a DynamoDB endpoint. */
    public static StreamMapping start(URI endpoint, String table, Invocable function, StreamRules rules) {
        try (var tables = Clients.dynamo(endpoint)) {
            var arn = tables.describeTable(get -> get.tableName(table)).table().latestStreamArn();
            if (arn == null) {
                throw new IllegalArgumentException("the table has no stream: " + table);
            }
            return start(Clients.streams(endpoint), arn, function, rules);
        }
    }

    static StreamMapping start(DynamoDbStreamsClient streams, String streamArn, Invocable function, StreamRules rules) {
        var mapping = new StreamMapping(streams, streamArn, function, rules);
        mapping.pump.start("shards of " + streamArn, mapping::look);
        return mapping;
    }

    /** Invocations so far. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** What failed to the end, whether or not there is a queue to tell. */
    public List<GivenUp> givenUp() {
        return List.copyOf(givenUp);
    }

    /** Broken steps, such as an endpoint that doesn't answer; each was tried again. */
    public List<Exception> troubles() {
        return pump.troubles();
    }

    /** Waits until everything written before this call is delivered or given up. */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        long looksBefore = looks;
        var readsBefore = new HashMap<String, Long>();
        readers.forEach((id, reader) -> readsBefore.put(id, reader.emptyReads()));
        return Patience.until(
                atMost,
                () -> looks >= looksBefore + 2
                        && behindParents == 0
                        && readers.entrySet().stream()
                                .allMatch(each -> each.getValue().finished()
                                        || each.getValue().emptyReads()
                                                >= readsBefore.getOrDefault(each.getKey(), 0L) + 2));
    }

    @Override
    public void close() {
        pump.close();
        streams.close();
        if (failures != null) {
            failures.close();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private Duration look() {
        var shards = shards();
        var ids = shards.stream().map(Shard::shardId).toList();
        int waiting = 0;
        for (var shard : shards) {
            boolean parentDone = shard.parentShardId() == null
                    || !ids.contains(shard.parentShardId())
                    || isFinished(shard.parentShardId());
            if (!readers.containsKey(shard.shardId())) {
                if (parentDone) {
                    read(shard.shardId());
                } else {
                    waiting++;
                }
            }
        }
        behindParents = waiting;
        looks++;
        return BETWEEN_LOOKS;
    }

    private boolean isFinished(String shardId) {
        var reader = readers.get(shardId);
        return reader != null && reader.finished();
    }

    private void read(String shardId) {
        var batches = new StreamBatches(streamArn, shardId, function, rules, deliveries::add, this::giveUp);
        var reader = new ShardReader(streams, streamArn, shardId, batches);
        readers.put(shardId, reader);
        pump.start("shard " + shardId, reader::step);
    }

    private void giveUp(GivenUp batch) {
        if (failures != null) {
            failures.send(batch.message());
        }
        givenUp.add(batch);
    }

    private List<Shard> shards() {
        var all = new ArrayList<Shard>();
        String after = null;
        do {
            var from = after;
            var page = streams.describeStream(get -> get.streamArn(streamArn).exclusiveStartShardId(from))
                    .streamDescription();
            all.addAll(page.shards());
            after = page.lastEvaluatedShardId();
        } while (after != null);
        return all;
    }
}
