package mupot.testkit.lambda.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** A batch of a table's stream records as the event source mapping sends it. */
public final class DynamoStreamEventJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DynamoStreamEventJson() {}

    public static byte[] of(String streamArn, List<Record> records) {
        var event = JSON.createObjectNode();
        var all = event.putArray("Records");
        records.forEach(record -> all.add(json(streamArn, record)));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One record, as filters see it as well. */
    public static ObjectNode json(String streamArn, Record record) {
        var json = NODES.objectNode();
        json.put("eventID", record.eventID()).put("eventName", record.eventNameAsString());
        json.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb").put("awsRegion", "us-east-1");
        json.set("dynamodb", change(record.dynamodb()));
        json.put("eventSourceARN", streamArn);
        if (record.userIdentity() != null) {
            json.putObject("userIdentity")
                    .put("type", record.userIdentity().type())
                    .put("principalId", record.userIdentity().principalId());
        }
        return json;
    }

    private static ObjectNode change(StreamRecord change) {
        var json = NODES.objectNode();
        if (change.approximateCreationDateTime() != null) {
            json.put(
                    "ApproximateCreationDateTime",
                    BigDecimal.valueOf(change.approximateCreationDateTime().getEpochSecond()));
        }
        json.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            json.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            json.set("OldImage", item(change.oldImage()));
        }
        json.put("SequenceNumber", change.sequenceNumber()).put("SizeBytes", change.sizeBytes());
        return json.put("StreamViewType", change.streamViewTypeAsString());
    }

    private static ObjectNode item(Map<String, AttributeValue> item) {
        var json = NODES.objectNode();
        item.forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static ObjectNode value(AttributeValue value) {
        return NODES.objectNode().set(value.type().name().replace("NUL", "NULL"), content(value));
    }

    private static JsonNode content(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.textNode(value.s());
            case N -> NODES.textNode(value.n());
            case B -> NODES.textNode(base64(value.b().asByteArray()));
            case BOOL -> NODES.booleanNode(value.bool());
            case NUL -> NODES.booleanNode(true);
            case SS -> array(value.ss(), NODES::textNode);
            case NS -> array(value.ns(), NODES::textNode);
            case BS -> array(value.bs(), bytes -> NODES.textNode(base64(bytes.asByteArray())));
            case L -> array(value.l(), DynamoStreamEventJson::value);
            case M -> item(value.m());
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not an attribute value: " + value);
        };
    }

    private static <T> ArrayNode array(List<T> all, Function<T, ? extends JsonNode> each) {
        var array = NODES.arrayNode();
        all.forEach(one -> array.add(each.apply(one)));
        return array;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
