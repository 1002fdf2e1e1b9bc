package mupot.testkit.lambda.mapping;

import java.net.URI;
import mupot.testkit.lambda.Role;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The pumps' own clients: AWS's service acting, not a function's role. */
final class Clients {

    private static final Role LAMBDA = Role.of("lambda");

    private Clients() {}

    static SqsClient sqs(URI queueUrl) {
        return SqsClient.builder()
                .endpointOverride(URI.create("%s://%s".formatted(queueUrl.getScheme(), queueUrl.getAuthority())))
                .region(Region.US_EAST_1)
                .credentialsProvider(LAMBDA.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static DynamoDbClient dynamo(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(LAMBDA.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static DynamoDbStreamsClient streams(URI endpoint) {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(LAMBDA.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
