package mupot.testkit.lambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.http.LoopbackServer;
import mupot.testkit.lambda.http.Reply;
import mupot.testkit.lambda.http.Request;

/**
 * What IAM is to DynamoDB, before a DynamoDB that knows none: passes on what the caller's role may do with the key
 * classes of a request, and denies the rest.
 */
public final class TableGuard implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/x-amz-json-1.0";

    /** The actions of each word, as the Terraform module {@code table-access} has them. */
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "read", List.of("GetItem", "BatchGetItem", "Query"),
            "check", List.of("ConditionCheckItem"),
            "put", List.of("PutItem"),
            "update", List.of("UpdateItem"),
            "delete", List.of("DeleteItem"));

    private final Grants grants = new Grants();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI tables;
    private final LoopbackServer server;

    private TableGuard(URI tables) {
        this.tables = tables;
        this.server = LoopbackServer.start(this::serve);
    }

    /** @param tables where DynamoDB answers */
    public static TableGuard before(URI tables) {
        return new TableGuard(tables);
    }

    /** Allows what a deployment's {@code permissions.json} does. */
    public TableGuard permit(String pot, String permissions) {
        try {
            JSON.readTree(permissions).path("roles").properties().forEach(role -> role.getValue()
                    .properties()
                    .forEach(table -> table.getValue().properties().forEach(word -> word.getValue()
                            .forEach(keyClass -> permit(
                                    Role.of(role.getKey()),
                                    word.getKey(),
                                    pot + "-" + table.getKey() + "/" + keyClass.asText())))));
            return this;
        } catch (IOException e) {
            throw new IllegalArgumentException("not the permissions of a deployment", e);
        }
    }

    private void permit(Role role, String word, String resource) {
        for (String action : ACTIONS.getOrDefault(word, List.of())) {
            grants.allow(role, "dynamodb:" + action, resource);
        }
    }

    public URI uri() {
        return server.uri();
    }

    public Grants grants() {
        return grants;
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private Reply serve(Request request) throws InterruptedException {
        try {
            String target = request.header("X-Amz-Target").orElse("");
            Role caller = Caller.of(request);
            JsonNode input = JSON.readTree(request.body());
            for (TableTouch touch : TableTouch.of(target.substring(target.lastIndexOf('.') + 1), input)) {
                if (grants.rule(caller, touch.action(), touch.resource()) == Call.Ruling.DENIED) {
                    throw JsonService.denied(caller, touch.action(), touch.resource());
                }
            }
            return passedOn(request, target);
        } catch (AwsError error) {
            var body = JsonService.object().put("__type", error.code()).put("message", error.text());
            return Reply.of(error.status(), TYPE, body.toString());
        } catch (IOException broken) {
            return Reply.of(
                    500,
                    TYPE,
                    JsonService.object().put("__type", "InternalServerError").toString());
        }
    }

    private Reply passedOn(Request request, String target) throws IOException, InterruptedException {
        var onward = HttpRequest.newBuilder(tables)
                .header("Content-Type", TYPE)
                .header("X-Amz-Target", target)
                .header("Authorization", request.header("Authorization").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
        var answer = client.send(onward, HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(answer.statusCode(), Map.of("Content-Type", TYPE), answer.body());
    }
}
