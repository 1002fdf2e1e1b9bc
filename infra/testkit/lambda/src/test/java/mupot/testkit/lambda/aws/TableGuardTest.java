package mupot.testkit.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import mupot.testkit.DynamoDbLocal;
import mupot.testkit.lambda.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A role does with the tables what the permissions say, and nothing else; the answer is the table's own. */
@Timeout(60)
class TableGuardTest {

    private static final String PERMISSIONS =
            """
            {"roles": {
              "worker": {"work": {"read": ["task"], "check": ["task"], "put": ["task", "use"], "update": ["use"],
                                  "delete": []},
                         "authority": {"read": ["pot"], "check": ["pot"], "put": [], "update": [], "delete": []}},
              "keeper": {"work": {"read": [], "check": [], "put": [], "update": [], "delete": ["task"]}}}}
            """;
    private static final String WORK = DynamoDbLocal.POT + "-work";
    private static final String AUTHORITY = DynamoDbLocal.POT + "-authority";

    private final TableGuard guard =
            TableGuard.before(DynamoDbLocal.shared().endpoint()).permit(DynamoDbLocal.POT, PERMISSIONS);
    private DynamoDbClient worker;
    private DynamoDbClient keeper;

    @BeforeEach
    void clients() {
        worker = client("worker");
        keeper = client("keeper");
    }

    @AfterEach
    void close() {
        worker.close();
        keeper.close();
        guard.close();
    }

    @Test
    void what_is_permitted_reaches_the_table_and_comes_back() {
        write(worker, put(WORK, "pot#task#1"));

        assertThat(worker.getItem(get -> get.tableName(WORK).key(key("pot#task#1")))
                        .item())
                .containsEntry("sk", text("SELF"));
        assertThat(worker.batchGetItem(get -> get.requestItems(Map.of(
                                WORK,
                                KeysAndAttributes.builder()
                                        .keys(key("pot#task#1"))
                                        .build())))
                        .responses()
                        .get(WORK))
                .hasSize(1);
        assertThat(worker.query(query -> query.tableName(WORK)
                                .keyConditionExpression("#pk = :pk")
                                .expressionAttributeNames(Map.of("#pk", "pk"))
                                .expressionAttributeValues(Map.of(":pk", text("pot#task#1"))))
                        .items())
                .hasSize(1);
        assertThatCode(() -> write(worker, update("pot#use#1"), check("pot#task#1")))
                .doesNotThrowAnyException();
        assertThatCode(() -> write(keeper, delete("pot#task#1"))).doesNotThrowAnyException();
    }

    @Test
    void each_part_of_a_transaction_needs_its_own_permission() {
        assertDenied(() -> write(worker, put(WORK, "pot#task#2"), put(WORK, "pot#run#2")));
        assertDenied(() -> write(worker, update("pot#task#2")));
        assertDenied(() -> write(worker, delete("pot#task#2")));
        assertDenied(() -> write(worker, check("pot#use#2")));
        assertDenied(() -> write(worker, put(AUTHORITY, "pot#pot#-")));
        assertDenied(() -> write(keeper, put(WORK, "pot#task#2")));
        assertThat(worker.getItem(get -> get.tableName(WORK).key(key("pot#task#2")))
                        .hasItem())
                .isFalse();
    }

    @Test
    void another_pots_key_another_class_and_a_scan_are_denied() {
        assertDenied(() -> worker.getItem(get -> get.tableName(WORK).key(key("other#task#1"))));
        assertDenied(() -> worker.getItem(get -> get.tableName(WORK).key(key("pot#run#1"))));
        assertDenied(() -> worker.getItem(get -> get.tableName(AUTHORITY).key(key("pot#task#1"))));
        assertDenied(() -> worker.scan(scan -> scan.tableName(WORK)));
        assertDenied(() -> worker.putItem(put -> put.tableName(WORK).item(key("pot#task#1"))));
        assertThat(guard.grants().calls()).allMatch(call -> call.ruling() == Call.Ruling.DENIED);
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DynamoDbException.class, denied -> assertThat(
                        denied.awsErrorDetails().errorCode())
                .isEqualTo("AccessDeniedException"));
    }

    private static void write(DynamoDbClient client, TransactWriteItem... items) {
        client.transactWriteItems(it -> it.transactItems(items));
    }

    private static TransactWriteItem put(String table, String partition) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName(table).item(key(partition)))
                .build();
    }

    private static TransactWriteItem update(String partition) {
        return TransactWriteItem.builder()
                .update(it -> it.tableName(WORK)
                        .key(key(partition))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
                .build();
    }

    private static TransactWriteItem delete(String partition) {
        return TransactWriteItem.builder()
                .delete(it -> it.tableName(WORK).key(key(partition)))
                .build();
    }

    private static TransactWriteItem check(String partition) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        it -> it.tableName(WORK).key(key(partition)).conditionExpression("attribute_exists(pk)"))
                .build();
    }

    private static Map<String, AttributeValue> key(String partition) {
        return Map.of("pk", text(partition), "sk", text("SELF"));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private DynamoDbClient client(String role) {
        return DynamoDbClient.builder()
                .endpointOverride(guard.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(Role.of(role).credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
