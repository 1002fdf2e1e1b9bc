package mupot.testkit.lambda.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A filter pattern of an event source mapping, so that a test can use the very text that is deployed. Knows exact
 * values, {@code prefix}, {@code suffix}, {@code anything-but} and {@code exists}; refuses any other comparison.
 */
public final class EventPattern {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /** Lets everything through. */
    public static EventPattern any() {
        return new EventPattern(JSON.createObjectNode());
    }

    public static EventPattern parse(String json) {
        try {
            return new EventPattern(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a filter pattern: " + json, e);
        }
    }

    /** New items whose partition key {@code pk} begins with this. */
    public static EventPattern inserts(String prefix) {
        var pattern = JSON.createObjectNode();
        pattern.putArray("eventName").add("INSERT");
        pattern.putObject("dynamodb")
                .putObject("Keys")
                .putObject("pk")
                .putArray("S")
                .addObject()
                .put("prefix", prefix);
        return new EventPattern(pattern);
    }

    public boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern instanceof ObjectNode fields) {
            return fields.properties().stream()
                    .allMatch(field -> matches(field.getValue(), value.path(field.getKey())));
        }
        if (!pattern.isArray()) {
            throw new IllegalArgumentException("a filter pattern has its values in lists: " + pattern);
        }
        for (var rule : pattern) {
            if (rule.isObject() ? compares(rule, value) : rule.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean compares(JsonNode rule, JsonNode value) {
        var comparison = rule.properties().iterator().next();
        var operand = comparison.getValue();
        return switch (comparison.getKey()) {
            case "prefix" -> value.isTextual() && value.textValue().startsWith(operand.textValue());
            case "suffix" -> value.isTextual() && value.textValue().endsWith(operand.textValue());
            case "exists" -> operand.booleanValue() == (value.isValueNode() && !value.isMissingNode());
            case "anything-but" -> value.isValueNode() && !contains(operand, value);
            default -> throw new IllegalArgumentException("comparison not known here: " + rule);
        };
    }

    private static boolean contains(JsonNode operand, JsonNode value) {
        if (!operand.isArray()) {
            return operand.equals(value);
        }
        for (var each : operand) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
