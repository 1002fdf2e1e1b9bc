package mupot.testkit.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import mupot.testkit.lambda.Answer;

/**
 * A partial batch response, read with AWS's rules of what counts as success and as failure.
 *
 * @param failed the failed ones, in the batch's order
 */
record BatchAnswer(Extent extent, List<String> failed) {

    /** Whether the function itself told which ones failed. */
    enum Extent {
        REPORTED,
        /** The function failed, ran out of time or answered something malformed: nothing of the batch counts. */
        WHOLE
    }

    private static final JsonMapper JSON = new JsonMapper();

    BatchAnswer {
        failed = List.copyOf(failed);
    }

    /** Nothing said is success; an identifier that is empty, missing or foreign makes the response malformed. */
    static BatchAnswer read(Answer answer, List<String> batch) {
        return switch (answer) {
            case Answer.Success success -> reported(success.payload(), batch);
            case Answer.Failure _, Answer.TimedOut _ -> new BatchAnswer(Extent.WHOLE, batch);
        };
    }

    private static BatchAnswer reported(byte[] payload, List<String> batch) {
        try {
            var response = JSON.readTree(payload);
            if (response.isMissingNode() || response.isNull()) {
                return new BatchAnswer(Extent.REPORTED, List.of());
            }
            return response.isObject() ? among(response.path("batchItemFailures"), batch) : whole(batch);
        } catch (IOException notJson) {
            return whole(batch);
        }
    }

    private static BatchAnswer among(JsonNode failures, List<String> batch) {
        if (failures.isMissingNode() || failures.isNull()) {
            return new BatchAnswer(Extent.REPORTED, List.of());
        }
        var identifiers = new ArrayList<String>();
        failures.forEach(each -> identifiers.add(each.path("itemIdentifier").asText("")));
        if (!failures.isArray() || !new HashSet<>(batch).containsAll(identifiers)) {
            return whole(batch);
        }
        return new BatchAnswer(
                Extent.REPORTED, batch.stream().filter(identifiers::contains).toList());
    }

    private static BatchAnswer whole(List<String> batch) {
        return new BatchAnswer(Extent.WHOLE, batch);
    }
}
