package mupot.store.seam;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored under one key.
 *
 * @param version 1 when the item was created, one more with each change
 * @param expires when the item stops being visible, to the second; null: never
 */
public record Item(Key key, long version, @Nullable Instant expires, Map<String, Value> attributes) {

    public Item {
        attributes = Map.copyOf(attributes);
    }
}
