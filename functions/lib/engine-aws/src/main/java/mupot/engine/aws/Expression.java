package mupot.engine.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mupot.store.seam.Condition;
import mupot.store.seam.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write's expressions with their placeholders. Nothing that a caller named stands in an expression itself. A row
 * past its expiry, which DynamoDB deletes up to days later, is judged by the engine's clock inside each condition.
 */
final class Expression {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final Instant now;

    Expression(Instant now) {
        this.now = now;
    }

    Map<String, String> names() {
        return names;
    }

    /** Null if there are none: DynamoDB takes no empty map. */
    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }

    String name(String attribute) {
        return names.entrySet().stream()
                .filter(it -> it.getValue().equals(attribute))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String placeholder = "#" + names.size();
                    names.put(placeholder, attribute);
                    return placeholder;
                });
    }

    String value(AttributeValue value) {
        String placeholder = ":" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    /** No row, or one that has not expired. */
    String notExpired() {
        String expires = name(Attributes.EXPIRES);
        return "(attribute_not_exists(%s) OR %s > %s)".formatted(expires, expires, value(Attributes.seconds(now)));
    }

    /** A row that has expired. */
    String expired() {
        return "%s <= %s".formatted(name(Attributes.EXPIRES), value(Attributes.seconds(now)));
    }

    String all(List<Condition> conditions) {
        return conditions.stream().map(this::of).collect(Collectors.joining(" AND "));
    }

    private String of(Condition condition) {
        return switch (condition) {
            case Condition.Present() -> "attribute_exists(" + name(Attributes.PARTITION) + ") AND " + notExpired();
            case Condition.Absent() -> "attribute_not_exists(" + name(Attributes.PARTITION) + ")";
            case Condition.AbsentOrExpired() ->
                "(attribute_not_exists(%s) OR %s)".formatted(name(Attributes.PARTITION), expired());
            case Condition.Version(long version) ->
                "%s = %s AND %s".formatted(name(Attributes.VERSION), value(Attributes.number(version)), notExpired());
            case Condition.Equals(String attribute, Value value) ->
                "%s = %s AND %s".formatted(name(attribute), value(Attributes.of(value)), notExpired());
            case Condition.Below(String attribute, long bound) -> compared(attribute, "<", bound, 0 < bound);
            case Condition.Above(String attribute, long bound) -> compared(attribute, ">", bound, 0 > bound);
        };
    }

    /** What is missing or expired counts as 0, so the bound alone says what is to be done with it. */
    private String compared(String attribute, String operator, long bound, boolean zeroHolds) {
        String name = name(attribute);
        String comparison = "%s %s %s".formatted(name, operator, value(Attributes.number(bound)));
        return zeroHolds
                ? "(attribute_not_exists(%s) OR %s OR %s)".formatted(name, expired(), comparison)
                : "%s AND %s".formatted(comparison, notExpired());
    }
}
