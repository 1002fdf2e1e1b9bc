package mupot.testkit.lambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.http.LoopbackServer;
import mupot.testkit.lambda.http.Reply;
import mupot.testkit.lambda.http.Request;

/** A service that speaks AWS JSON 1.1: the operation in {@code X-Amz-Target}, errors as {@code __type}. */
final class JsonService {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/x-amz-json-1.1";

    @FunctionalInterface
    interface Operation {
        ObjectNode run(Role caller, JsonNode input);
    }

    private final Map<String, Operation> operations;

    /** @param operations by their names, such as {@code Sign} */
    JsonService(Map<String, Operation> operations) {
        this.operations = Map.copyOf(operations);
    }

    LoopbackServer start() {
        return LoopbackServer.start(this::serve);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** AWS's words for a role that lacks a permission. */
    static AwsError denied(Role caller, String action, String resource) {
        return new AwsError(
                400,
                "AccessDeniedException",
                "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                        .formatted(caller.arn(), action, resource, action));
    }

    private Reply serve(Request request) {
        try {
            var target = request.header("X-Amz-Target").orElse("");
            var operation = operations.get(target.substring(target.lastIndexOf('.') + 1));
            if (operation == null) {
                throw new AwsError(400, "UnknownOperationException", "not known here: " + target);
            }
            var output = operation.run(Caller.of(request), JSON.readTree(request.body()));
            return Reply.of(200, TYPE, output.toString());
        } catch (AwsError error) {
            var body = object().put("__type", error.code()).put("message", error.text());
            return Reply.of(error.status(), TYPE, body.toString());
        } catch (IOException notJson) {
            var body = object().put("__type", "SerializationException");
            return Reply.of(400, TYPE, body.toString());
        }
    }
}
