package mupot.testkit.lambda.event;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A batch of queue messages as the event source mapping sends it. */
public final class SqsEventJson {

    private static final JsonMapper JSON = new JsonMapper();

    private SqsEventJson() {}

    /** A message as SQS would hand it out, for tests without a queue. */
    public static Message message(String id, String body, String group, int receiveCount) {
        return Message.builder()
                .messageId(id)
                .receiptHandle("receipt-" + id + "-" + receiveCount)
                .body(body)
                .attributesWithStrings(Map.of(
                        "ApproximateReceiveCount", Integer.toString(receiveCount),
                        "SentTimestamp", "1767225600000",
                        "ApproximateFirstReceiveTimestamp", "1767225600001",
                        "SenderId", "AIDASENDER",
                        "MessageGroupId", group))
                .build();
    }

    public static byte[] of(String queueArn, List<Message> messages) {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> put(records.addObject(), queueArn, message));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode record, String queueArn, Message message) {
        record.put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        var attributes = record.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        var own = record.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> put(own.putObject(name), value));
        record.put("md5OfBody", Objects.requireNonNullElseGet(message.md5OfBody(), () -> md5(message.body())));
        record.put("eventSource", "aws:sqs").put("eventSourceARN", queueArn).put("awsRegion", "us-east-1");
    }

    private static void put(ObjectNode attribute, MessageAttributeValue value) {
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        attribute.put("dataType", value.dataType());
    }

    private static String md5(String body) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
