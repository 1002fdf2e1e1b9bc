package mupot.engine.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * One way of sending a transaction. DynamoDB knows a repeated request by its token only if all else in it is the same,
 * so the instant by which expiry is judged, and how additions are written, belong to the attempt.
 *
 * @param number how many attempts before this one are known to have changed nothing
 * @param revived writes that are additions to a row that has expired: those replace it
 */
record Attempt(int number, Instant now, Set<Integer> revived) {

    private static final int MAX_TOKEN = 36;

    Attempt {
        revived = Set.copyOf(revived);
    }

    static Attempt first(Instant now) {
        return new Attempt(0, now, Set.of());
    }

    /** After this one changed nothing. */
    Attempt next(Instant later) {
        return new Attempt(number + 1, later, Set.of());
    }

    /** After this one changed nothing because these additions met a row of the other kind. */
    Attempt turned(Set<Integer> additions) {
        var others = new HashSet<>(revived);
        additions.forEach(index -> {
            if (!others.add(index)) {
                others.remove(index);
            }
        });
        return new Attempt(number + 1, now, others);
    }

    TransactWriteItemsRequest request(Transaction transaction, Tables tables) {
        var items = new ArrayList<TransactWriteItem>();
        List<Write> writes = transaction.writes();
        for (int i = 0; i < writes.size(); i++) {
            items.add(item(writes.get(i), tables, revived.contains(i)));
        }
        return TransactWriteItemsRequest.builder()
                .transactItems(items)
                .clientRequestToken(token(transaction.token()))
                .build();
    }

    private String token(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((number + " " + token).getBytes(UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, MAX_TOKEN);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TransactWriteItem item(Write write, Tables tables, boolean revives) {
        return switch (write) {
            case Write.Put put -> put(put, tables);
            case Write.Delete delete -> delete(delete, tables);
            case Write.Check check -> check(check, tables);
            case Write.Add add -> revives ? revival(add, tables) : addition(add, tables);
        };
    }

    private TransactWriteItem put(Write.Put put, Tables tables) {
        var expression = new Expression(now);
        String condition = expression.all(put.conditions());
        return TransactWriteItem.builder()
                .put(it -> {
                    it.tableName(tables.name(put.key().table())).item(Attributes.of(put.item()));
                    if (!condition.isEmpty()) {
                        it.conditionExpression(condition)
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                    }
                })
                .build();
    }

    private TransactWriteItem delete(Write.Delete delete, Tables tables) {
        var expression = new Expression(now);
        String condition = expression.all(delete.conditions());
        return TransactWriteItem.builder()
                .delete(it -> {
                    it.tableName(tables.name(delete.key().table())).key(Attributes.of(delete.key()));
                    if (!condition.isEmpty()) {
                        it.conditionExpression(condition)
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                    }
                })
                .build();
    }

    private TransactWriteItem check(Write.Check check, Tables tables) {
        var expression = new Expression(now);
        String condition = expression.all(check.conditions());
        return TransactWriteItem.builder()
                .conditionCheck(it -> it.tableName(tables.name(check.key().table()))
                        .key(Attributes.of(check.key()))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Onto no row or an unexpired one. */
    private TransactWriteItem addition(Write.Add add, Tables tables) {
        var expression = new Expression(now);
        String condition = and(expression.notExpired(), expression.all(add.conditions()));
        String version = expression.name(Attributes.VERSION);
        var update = new StringBuilder("SET %s = if_not_exists(%s, %s) + %s"
                .formatted(
                        version,
                        version,
                        expression.value(Attributes.number(0)),
                        expression.value(Attributes.number(1))));
        if (add.expires() != null) {
            update.append(", %s = %s"
                    .formatted(
                            expression.name(Attributes.EXPIRES), expression.value(Attributes.seconds(add.expires()))));
        }
        String separator = " ADD ";
        for (var delta : add.deltas().entrySet()) {
            update.append(separator)
                    .append(expression.name(delta.getKey()))
                    .append(' ')
                    .append(expression.value(Attributes.number(delta.getValue())));
            separator = ", ";
        }
        return TransactWriteItem.builder()
                .update(it -> it.tableName(tables.name(add.key().table()))
                        .key(Attributes.of(add.key()))
                        .updateExpression(update.toString())
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** In place of an expired row: as if it were not there. */
    private TransactWriteItem revival(Write.Add add, Tables tables) {
        var expression = new Expression(now);
        String condition = and(expression.expired(), expression.all(add.conditions()));
        return TransactWriteItem.builder()
                .put(it -> it.tableName(tables.name(add.key().table()))
                        .item(Attributes.of(add.applied(null, now)))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private static String and(String one, String others) {
        return others.isEmpty() ? one : one + " AND " + others;
    }
}
