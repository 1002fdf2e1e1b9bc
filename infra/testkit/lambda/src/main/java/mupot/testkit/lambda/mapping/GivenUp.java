package mupot.testkit.lambda.mapping;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** A batch of stream records that failed to the end; what the on-failure queue gets names them, without their content. */
public record GivenUp(String streamArn, String shardId, List<Record> records, int invocations) {

    private static final JsonMapper JSON = new JsonMapper();

    public GivenUp {
        records = List.copyOf(records);
    }

    public List<String> sequenceNumbers() {
        return records.stream()
                .map(record -> record.dynamodb().sequenceNumber())
                .toList();
    }

    /** The message as Lambda writes it. */
    String message() {
        var numbers = sequenceNumbers();
        var json = JSON.createObjectNode();
        json.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", "arn:aws:lambda:us-east-1:123456789012:function:function")
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", invocations);
        json.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        json.put("version", "1.0").put("timestamp", Instant.now().toString());
        json.putObject("DDBStreamBatchInfo")
                .put("shardId", shardId)
                .put("startSequenceNumber", numbers.getFirst())
                .put("endSequenceNumber", numbers.getLast())
                .put("approximateArrivalOfFirstRecord", arrival(records.getFirst()))
                .put("approximateArrivalOfLastRecord", arrival(records.getLast()))
                .put("batchSize", records.size())
                .put("streamArn", streamArn);
        return json.toString();
    }

    private static String arrival(Record record) {
        return String.valueOf(record.dynamodb().approximateCreationDateTime());
    }
}
