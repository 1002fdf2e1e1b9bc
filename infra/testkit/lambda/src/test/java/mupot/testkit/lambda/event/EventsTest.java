package mupot.testkit.lambda.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mupot.testkit.lambda.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@Timeout(60)
class EventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void a_request_has_the_shape_of_payload_format_2() throws IOException {
        var event = HttpApiEvent.of("POST", "/hooks/discord?a=1&a=b%20c&d")
                .header("X-Signature", "one")
                .header("x-signature", "two")
                .header("Cookie", "s=1; t=2")
                .header("Content-Type", "application/json")
                .body("{\"é\":1}".getBytes(UTF_8));

        var json = JSON.readTree(event.toJson());

        assertThat(json.path("version").asText()).isEqualTo("2.0");
        assertThat(json.path("rawPath").asText()).isEqualTo("/hooks/discord");
        assertThat(json.path("rawQueryString").asText()).isEqualTo("a=1&a=b%20c&d");
        assertThat(json.path("queryStringParameters")).hasToString("{\"a\":\"1,b c\",\"d\":\"\"}");
        assertThat(json.path("cookies")).hasToString("[\"s=1\",\"t=2\"]");
        assertThat(json.path("headers").has("cookie")).isFalse();
        assertThat(json.path("headers").path("x-signature").asText()).isEqualTo("one,two");
        assertThat(json.path("headers").path("content-length").asText()).isEqualTo("8");
        assertThat(json.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
        assertThat(json.path("body").asText()).isEqualTo("{\"é\":1}");
        assertThat(json.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void a_body_that_is_no_text_travels_in_base64_byte_for_byte() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, 'a'};
        var broken = HttpApiEvent.of("POST", "/").header("content-type", "application/json");
        var form = HttpApiEvent.of("POST", "/").header("content-type", "application/x-www-form-urlencoded");

        assertThat(decoded(broken.body(bytes))).isEqualTo(bytes);
        assertThat(decoded(form.body("a=1".getBytes(UTF_8)))).isEqualTo("a=1".getBytes(UTF_8));
        assertThat(decoded(broken.body("{}".getBytes(UTF_8)).coded(HttpApiEvent.Coding.BASE64)))
                .isEqualTo("{}".getBytes(UTF_8));
    }

    @Test
    void an_answer_is_read_as_the_gateway_reads_it() {
        var full = answer(
                "{\"statusCode\":201,\"headers\":{\"X-A\":\"1\"},\"cookies\":[\"s=1\"],\"body\":\"AAE=\",\"isBase64Encoded\":true}");

        assertThat(full.status()).isEqualTo(201);
        assertThat(full.headers()).containsExactly(Map.entry("x-a", "1"));
        assertThat(full.cookies()).containsExactly("s=1");
        assertThat(full.body()).containsExactly(0, 1);
        assertThat(answer("{\"ok\":true}").text()).isEqualTo("{\"ok\":true}");
        assertThat(answer("not json").status()).isEqualTo(500);
        assertThat(HttpApiAnswer.of(new Answer.Failure("x", "y")).status()).isEqualTo(500);
    }

    @Test
    void a_batch_of_messages_carries_group_and_receive_count() throws IOException {
        var messages = List.of(
                SqsEventJson.message("m1", "{\"kind\":\"x\"}", "squad1", 1),
                SqsEventJson.message("m2", "hello", "squad2", 3));

        var records = JSON.readTree(SqsEventJson.of("arn:aws:sqs:us-east-1:1:q", messages))
                .path("Records");

        assertThat(records).hasSize(2);
        assertThat(records.get(1).path("messageId").asText()).isEqualTo("m2");
        assertThat(records.get(1).path("body").asText()).isEqualTo("hello");
        assertThat(records.get(1).path("md5OfBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(records.get(1).path("attributes").path("MessageGroupId").asText())
                .isEqualTo("squad2");
        assertThat(records.get(1)
                        .path("attributes")
                        .path("ApproximateReceiveCount")
                        .asText())
                .isEqualTo("3");
        assertThat(records.get(1).path("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:1:q");
    }

    @Test
    void a_stream_record_has_dynamos_own_attribute_forms() {
        var item = Map.of(
                "pk", AttributeValue.fromS("acme#out.door#1"),
                "ver", AttributeValue.fromN("7"),
                "raw", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})),
                "on", AttributeValue.fromBool(true),
                "no", AttributeValue.fromNul(true),
                "set", AttributeValue.fromSs(List.of("a")),
                "list", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromM(Map.of()))));
        var record = Record.builder()
                .eventID("e1")
                .eventName(OperationType.INSERT)
                .dynamodb(change -> change.keys(Map.of("pk", item.get("pk")))
                        .newImage(item)
                        .sequenceNumber("100")
                        .sizeBytes(9L)
                        .approximateCreationDateTime(Instant.ofEpochSecond(1_767_225_600))
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();

        var json = DynamoStreamEventJson.json("arn:stream", record);

        var image = json.path("dynamodb").path("NewImage");
        assertThat(image.path("pk")).hasToString("{\"S\":\"acme#out.door#1\"}");
        assertThat(image.path("ver")).hasToString("{\"N\":\"7\"}");
        assertThat(image.path("raw")).hasToString("{\"B\":\"AQI=\"}");
        assertThat(image.path("on")).hasToString("{\"BOOL\":true}");
        assertThat(image.path("no")).hasToString("{\"NULL\":true}");
        assertThat(image.path("set")).hasToString("{\"SS\":[\"a\"]}");
        assertThat(image.path("list")).hasToString("{\"L\":[{\"N\":\"1\"},{\"M\":{}}]}");
        assertThat(json.path("dynamodb").path("ApproximateCreationDateTime")).hasToString("1767225600");
        assertThat(json.path("dynamodb").has("OldImage")).isFalse();
        assertThat(json.path("eventSourceARN").asText()).isEqualTo("arn:stream");
    }

    private static byte[] decoded(HttpApiEvent event) throws IOException {
        JsonNode json = JSON.readTree(event.toJson());
        assertThat(json.path("isBase64Encoded").asBoolean()).isTrue();
        return Base64.getDecoder().decode(json.path("body").asText());
    }

    private static HttpApiAnswer answer(String payload) {
        return HttpApiAnswer.of(new Answer.Success(payload.getBytes(UTF_8)));
    }
}
