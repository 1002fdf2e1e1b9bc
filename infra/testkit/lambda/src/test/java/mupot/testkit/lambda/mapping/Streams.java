package mupot.testkit.lambda.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A stream in memory, for what an emulator can't be made to do: split shards, expire an iterator, break. */
final class Streams implements DynamoDbStreamsClient {

    private final List<Shard> shards = new CopyOnWriteArrayList<>();
    private final Map<String, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<String, Boolean> closed = new ConcurrentHashMap<>();
    private final List<RuntimeException> troubles = new CopyOnWriteArrayList<>();

    Streams shard(String id, @Nullable String parent) {
        records.put(id, new CopyOnWriteArrayList<>());
        shards.add(Shard.builder().shardId(id).parentShardId(parent).build());
        return this;
    }

    void put(String shard, String number) {
        records.get(shard).add(record(number, "acme#out.door#" + number));
    }

    void close(String shard) {
        closed.put(shard, true);
    }

    void expireIterators() {
        troubles.add(ExpiredIteratorException.builder().message("expired").build());
    }

    void breakOnce() {
        troubles.add(new IllegalStateException("broken"));
    }

    @Override
    public DescribeStreamResponse describeStream(Consumer<DescribeStreamRequest.Builder> how) {
        var request = DescribeStreamRequest.builder().applyMutation(how).build();
        var ids = shards.stream().map(Shard::shardId).toList();
        int from = ids.indexOf(request.exclusiveStartShardId()) + 1;
        var page = shards.subList(from, Math.min(shards.size(), from + 1));
        var last = from + 1 < shards.size() ? page.getLast().shardId() : null;
        return DescribeStreamResponse.builder()
                .streamDescription(stream -> stream.shards(page).lastEvaluatedShardId(last))
                .build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(Consumer<GetShardIteratorRequest.Builder> how) {
        var request = GetShardIteratorRequest.builder().applyMutation(how).build();
        int from = 0;
        if (request.sequenceNumber() != null) {
            from = records.get(request.shardId()).stream()
                            .map(each -> each.dynamodb().sequenceNumber())
                            .toList()
                            .indexOf(request.sequenceNumber())
                    + 1;
        }
        return GetShardIteratorResponse.builder()
                .shardIterator(request.shardId() + "|" + from)
                .build();
    }

    @Override
    public GetRecordsResponse getRecords(Consumer<GetRecordsRequest.Builder> how) {
        if (!troubles.isEmpty()) {
            throw troubles.removeFirst();
        }
        var iterator = GetRecordsRequest.builder()
                .applyMutation(how)
                .build()
                .shardIterator()
                .split("\\|");
        boolean end = closed.containsKey(iterator[0]);
        var all = new ArrayList<>(records.get(iterator[0]));
        var page = all.subList(Integer.parseInt(iterator[1]), all.size());
        return GetRecordsResponse.builder()
                .records(page)
                .nextShardIterator(end ? null : iterator[0] + "|" + all.size())
                .build();
    }

    @Override
    public String serviceName() {
        return "streams in memory";
    }

    @Override
    public void close() {}

    static Record record(String number, String pk) {
        return Record.builder()
                .eventID(number)
                .eventName(OperationType.INSERT)
                .dynamodb(change -> change.keys(Map.of("pk", AttributeValue.fromS(pk)))
                        .newImage(Map.of("pk", AttributeValue.fromS(pk)))
                        .sequenceNumber(number)
                        .sizeBytes(1L)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();
    }
}
