package mupot.engine.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Table;
import mupot.store.seam.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an item looks as DynamoDB's attributes: its own columns by the names that the seam reserves. */
final class Attributes {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String VERSION = "ver";
    static final String EXPIRES = "exp";

    private Attributes() {}

    static Map<String, AttributeValue> of(Key key) {
        return Map.of(PARTITION, text(key.partition()), SORT, text(key.sort()));
    }

    static Map<String, AttributeValue> of(Item item) {
        var attributes = new HashMap<>(of(item.key()));
        attributes.put(VERSION, number(item.version()));
        if (item.expires() != null) {
            attributes.put(EXPIRES, seconds(item.expires()));
        }
        item.attributes().forEach((name, value) -> attributes.put(name, of(value)));
        return attributes;
    }

    static AttributeValue of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text(text);
            case Value.Number(long number) -> number(number);
        };
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue seconds(Instant instant) {
        return number(instant.getEpochSecond());
    }

    /** What has another shape than the pot's own rows is passed over: one strange row must not hide the others. */
    static Item item(Table table, Map<String, AttributeValue> attributes) {
        long version = 0;
        Instant expires = null;
        var values = new HashMap<String, Value>();
        for (var attribute : attributes.entrySet()) {
            AttributeValue value = attribute.getValue();
            switch (attribute.getKey()) {
                case PARTITION, SORT -> {}
                case VERSION -> version = whole(value).orElse(0);
                case EXPIRES -> expires = time(value);
                default ->
                    (value.s() == null ? whole(value).stream().mapToObj(Value::of) : Stream.of(Value.of(value.s())))
                            .forEach(one -> values.put(attribute.getKey(), one));
            }
        }
        var key = new Key(table, text(attributes, PARTITION), text(attributes, SORT));
        return new Item(key, version, expires, values);
    }

    private static OptionalLong whole(AttributeValue value) {
        try {
            return value.n() == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.n()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static @Nullable Instant time(AttributeValue value) {
        OptionalLong seconds = whole(value);
        return seconds.isPresent() && seconds.getAsLong() <= Instant.MAX.getEpochSecond() && seconds.getAsLong() >= 0
                ? Instant.ofEpochSecond(seconds.getAsLong())
                : null;
    }

    static String text(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("a row without " + name);
        }
        return value.s();
    }
}
