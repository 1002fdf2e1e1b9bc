package mupot.store.seam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is stored under one key.
 *
 * @param version 1 when the item was created, one more with each change; 0: no engine wrote this row
 * @param expires when the item stops being visible, to the second; null: never
 */
public record Item(Key key, long version, @Nullable Instant expires, Map<String, Value> attributes) {

    /** The engines' own columns: key, version and expiry. No attribute bears these names. */
    public static final Set<String> RESERVED = Set.of("pk", "sk", "ver", "exp");

    public Item {
        expires = toTheSecond(expires);
        attributes = Map.copyOf(attributes);
        attributes.keySet().forEach(Item::mustBeFree);
    }

    public boolean visibleAt(Instant now) {
        return expires == null || expires.isAfter(now);
    }

    static @Nullable Instant toTheSecond(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    static void mustBeFree(String attribute) {
        if (attribute.isEmpty() || RESERVED.contains(attribute)) {
            throw new IllegalArgumentException("not a name for an attribute: '" + attribute + "'");
        }
    }
}
