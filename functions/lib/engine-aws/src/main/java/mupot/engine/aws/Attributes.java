package mupot.engine.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Table;
import mupot.store.seam.Value;
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

    static Item item(Table table, Map<String, AttributeValue> attributes) {
        long version = 0;
        Instant expires = null;
        var values = new HashMap<String, Value>();
        for (var attribute : attributes.entrySet()) {
            AttributeValue value = attribute.getValue();
            switch (attribute.getKey()) {
                case PARTITION, SORT -> {}
                case VERSION -> version = Long.parseLong(value.n());
                case EXPIRES -> expires = Instant.ofEpochSecond(Long.parseLong(value.n()));
                default ->
                    values.put(
                            attribute.getKey(),
                            value.n() == null ? Value.of(value.s()) : Value.of(Long.parseLong(value.n())));
            }
        }
        var key = new Key(table, text(attributes, PARTITION), text(attributes, SORT));
        return new Item(key, version, expires, values);
    }

    static String text(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("a row without " + name);
        }
        return value.s();
    }
}
