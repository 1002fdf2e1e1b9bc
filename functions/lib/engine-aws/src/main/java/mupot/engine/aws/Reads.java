package mupot.engine.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import mupot.store.seam.EngineFailure;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads of single items, expired ones included. */
final class Reads {

    private static final int MAX_TRIPS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private final DynamoDbClient client;
    private final Tables tables;

    Reads(DynamoDbClient client, Tables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Nullable
    Item get(Key key, boolean consistent) {
        var response = asked(() -> client.getItem(it ->
                it.tableName(tables.name(key.table())).key(Attributes.of(key)).consistentRead(consistent)));
        return response.hasItem() ? Attributes.item(key.table(), response.item()) : null;
    }

    List<Item> getAll(Collection<Key> keys, boolean consistent) {
        var found = new ArrayList<Item>();
        Map<String, KeysAndAttributes> rest = request(keys, consistent);
        for (int trip = 0; !rest.isEmpty(); trip++) {
            if (trip == MAX_TRIPS) {
                throw new EngineFailure("DynamoDB left keys of a batch unread " + trip + " times");
            }
            pause(trip);
            var wanted = rest;
            var response = asked(() -> client.batchGetItem(it -> it.requestItems(wanted)));
            response.responses()
                    .forEach((name, rows) -> rows.forEach(row -> found.add(Attributes.item(tables.table(name), row))));
            rest = response.unprocessedKeys();
        }
        return found;
    }

    private Map<String, KeysAndAttributes> request(Collection<Key> keys, boolean consistent) {
        var byTable = new HashMap<String, KeysAndAttributes>();
        for (Key key : keys) {
            byTable.merge(
                    tables.name(key.table()),
                    KeysAndAttributes.builder()
                            .keys(List.of(Attributes.of(key)))
                            .consistentRead(consistent)
                            .build(),
                    Reads::joined);
        }
        return byTable;
    }

    private static KeysAndAttributes joined(KeysAndAttributes some, KeysAndAttributes more) {
        var keys = new ArrayList<>(some.keys());
        keys.addAll(more.keys());
        return some.toBuilder().keys(keys).build();
    }

    /** Twice as long each time, with jitter; not before the first trip. */
    private static void pause(int trip) {
        if (trip == 0) {
            return;
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE.toMillis() << trip));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while reading a batch", interrupted);
        }
    }

    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException failure) {
            throw new EngineFailure("DynamoDB could not be read", failure);
        }
    }
}
