package mupot.testkit.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mupot.testkit.DynamoDbLocal;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Invocable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The mapping on a real stream, where records, shards and iterators are DynamoDB Local's. */
@Timeout(60)
class StreamMappingLiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TABLE = "live-work";

    private final DynamoDbLocal local = DynamoDbLocal.start();
    private final DynamoDbClient tables = Clients.dynamo(local.endpoint());
    private final List<String> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void createTables() {
        local.createTables("live");
    }

    @AfterEach
    void close() {
        tables.close();
        local.close();
    }

    @Test
    void new_outbox_rows_arrive_once_and_nothing_else_does() throws Exception {
        IntStream.range(0, 25).forEach(i -> put("live#out.door#1", "row%02d".formatted(i)));
        put("live#task#1", "SELF");
        Invocable function = event -> {
            events.add(new String(event, UTF_8));
            return new Answer.Success(new byte[0]);
        };
        try (var mapping = StreamMapping.start(
                local.endpoint(), TABLE, function, StreamRules.of(EventPattern.inserts("live#out."), 10))) {
            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(numbers(mapping)).hasSize(25).doesNotHaveDuplicates();

            put("live#out.door#2", "new");
            put("live#out.door#2", "new");
            delete("live#out.door#2", "new");

            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(numbers(mapping)).hasSize(26);
            assertThat(events.getLast()).contains("\"NewImage\":{", "{\"S\":\"new\"}", "\"n\":{\"N\":\"1\"}");
            assertThat(mapping.troubles()).isEmpty();
        }
    }

    @Test
    void duplicates_and_failures_lose_nothing() throws Exception {
        IntStream.range(0, 30).forEach(i -> put("live#out.door#" + i % 8, "row%02d".formatted(i)));
        Invocable failsAtTimes = event -> {
            events.add("");
            return events.size() % 3 == 0 ? new Answer.Failure("t", "m") : new Answer.Success(new byte[0]);
        };
        var rules = StreamRules.of(EventPattern.inserts("live#out."), 7).with(Disorder.of(5, 0.3));

        try (var mapping = StreamMapping.start(local.endpoint(), TABLE, failsAtTimes, rules)) {
            assertThat(mapping.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(done(mapping)).hasSize(30);
            assertThat(numbers(mapping)).hasSizeGreaterThan(30);
            assertThat(mapping.givenUp()).isEmpty();
        }
    }

    private static List<String> numbers(StreamMapping mapping) {
        return mapping.deliveries().stream()
                .flatMap(each -> each.ids().stream())
                .toList();
    }

    private static Set<String> done(StreamMapping mapping) {
        return mapping.deliveries().stream()
                .filter(each -> each.kind() == Delivery.Kind.REGULAR)
                .flatMap(each -> each.ids().stream().filter(id -> !each.failed().contains(id)))
                .collect(Collectors.toSet());
    }

    private void put(String pk, String sk) {
        tables.putItem(put -> put.tableName(TABLE)
                .item(Map.of(
                        "pk", AttributeValue.fromS(pk),
                        "sk", AttributeValue.fromS(sk),
                        "n", AttributeValue.fromN("1"))));
    }

    private void delete(String pk, String sk) {
        tables.deleteItem(delete ->
                delete.tableName(TABLE).key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
    }
}
