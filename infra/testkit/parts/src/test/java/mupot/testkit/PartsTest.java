package mupot.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void dynamodb_local_has_the_pots_tables_and_stops() {
        var local = DynamoDbLocal.start();

        String table = AwsJson.ask(
                local.endpoint(), "DynamoDB_20120810.DescribeTable", "1.0", "{\"TableName\": \"pot-work\"}");
        local.close();

        assertThat(table).contains("NEW_AND_OLD_IMAGES");
        assertThatThrownBy(() -> AwsJson.ask(local.endpoint(), "DynamoDB_20120810.ListTables", "1.0", "{}"))
                .hasMessageContaining("not answered");
    }

    @Test
    void elasticmq_makes_queues_with_dead_letters_and_stops() {
        var elastic = ElasticMq.start();

        elastic.createQueueWithDeadLetters("work", 3);
        String queues = AwsJson.ask(elastic.endpoint(), "AmazonSQS.ListQueues", "1.0", "{}");
        elastic.close();

        assertThat(queues).contains("/work\"", "/work-dlq\"");
        assertThatThrownBy(() -> AwsJson.ask(elastic.endpoint(), "AmazonSQS.ListQueues", "1.0", "{}"))
                .hasMessageContaining("not answered");
    }
}
