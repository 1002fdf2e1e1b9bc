package mupot.engine.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Value;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands in the file: JSON without its key, the attributes beside the columns {@code ver} and
 * {@code exp}, so that a person can read the file with any SQLite tool.
 */
final class Image {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Image() {}

    static String of(Item item) {
        var out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("ver", item.version());
            if (item.expires() != null) {
                json.writeNumberField("exp", item.expires().getEpochSecond());
            }
            for (var attribute : new TreeMap<>(item.attributes()).entrySet()) {
                switch (attribute.getValue()) {
                    case Value.Text(String text) -> json.writeStringField(attribute.getKey(), text);
                    case Value.Number(long number) -> json.writeNumberField(attribute.getKey(), number);
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** What isn't an image gives an item without version and attributes: one strange row must not hide the others. */
    static Item read(Key key, String image) {
        try (JsonParser json = JSON.createParser(image)) {
            return read(key, json);
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return new Item(key, 0, null, Map.of());
        }
    }

    static @Nullable Item readIfAny(Key key, @Nullable String image) {
        return image == null ? null : read(key, image);
    }

    private static Item read(Key key, JsonParser json) throws IOException {
        Map<String, Value> attributes = new HashMap<>();
        long version = 0;
        Instant expires = null;
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
            switch (name) {
                case "ver" -> version = json.getLongValue();
                case "exp" -> expires = Instant.ofEpochSecond(json.getLongValue());
                default -> attributes.put(name, isText ? Value.of(json.getText()) : Value.of(json.getLongValue()));
            }
        }
        return new Item(key, version, expires, attributes);
    }
}
