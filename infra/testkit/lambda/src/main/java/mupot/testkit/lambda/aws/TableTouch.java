package mupot.testkit.lambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One item or partition that a request to DynamoDB touches, as IAM judges it: a transaction is judged by what is in it,
 * and a partition key by its beginning.
 *
 * @param action as in a policy, {@code dynamodb:PutItem}
 * @param resource table and key class, {@code pot-work/task}; nothing that any policy names if the key is none of a pot
 */
record TableTouch(String action, String resource) {

    /** All of one request; an operation that the functions have no use for touches everything. */
    static List<TableTouch> of(String operation, JsonNode input) {
        List<TableTouch> touched = new ArrayList<>();
        switch (operation) {
            case "GetItem" -> touched.add(of("GetItem", input, input.path("Key")));
            case "Query" -> touched.add(queried(input));
            case "BatchGetItem" ->
                input.path("RequestItems").properties().forEach(table -> table.getValue()
                        .path("Keys")
                        .forEach(key -> touched.add(of("BatchGetItem", table.getKey(), partition(key)))));
            case "TransactWriteItems" ->
                input.path("TransactItems").forEach(item -> item.properties().forEach(write -> {
                    JsonNode inner = write.getValue();
                    JsonNode key = write.getKey().equals("Put") ? inner.path("Item") : inner.path("Key");
                    touched.add(of(action(write.getKey()), inner, key));
                }));
            default -> touched.add(new TableTouch("dynamodb:" + operation, "*"));
        }
        return touched;
    }

    private static String action(String write) {
        return write.equals("ConditionCheck") ? "ConditionCheckItem" : write + "Item";
    }

    /** By a partition key and, at most, a range within it. */
    private static TableTouch queried(JsonNode input) {
        String condition = input.path("KeyConditionExpression").asText();
        String value = condition.replaceFirst("^#pk = (:\\w+)( AND .*)?$", "$1");
        boolean byPartition =
                input.path("ExpressionAttributeNames").path("#pk").asText().equals("pk") && value.startsWith(":");
        String partition = byPartition
                ? input.path("ExpressionAttributeValues").path(value).path("S").asText()
                : "";
        return of("Query", input.path("TableName").asText(), partition);
    }

    private static TableTouch of(String action, JsonNode request, JsonNode key) {
        return of(action, request.path("TableName").asText(), partition(key));
    }

    private static TableTouch of(String action, String table, String partition) {
        String[] parts = partition.split("#", 3);
        boolean ofThisPot = parts.length == 3 && table.startsWith(parts[0] + "-");
        return new TableTouch("dynamodb:" + action, ofThisPot ? table + "/" + parts[1] : "-");
    }

    private static String partition(JsonNode key) {
        return key.path("pk").path("S").asText();
    }
}
