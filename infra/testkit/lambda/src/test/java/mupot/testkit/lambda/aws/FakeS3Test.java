package mupot.testkit.lambda.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import mupot.testkit.lambda.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(60)
class FakeS3Test {

    private static final Role KEEPER = Role.of("keeper");
    private static final Role WORKER = Role.of("worker");

    private final FakeS3 s3 = FakeS3.start();

    FakeS3Test() {
        s3.grants().allow(KEEPER, "s3:PutObject", "anchors/*").allow(KEEPER, "s3:GetObject", "anchors/*");
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void what_was_put_is_read_byte_for_byte() {
        byte[] large = new byte[400_000];
        new Random(1).nextBytes(large);
        try (var client = client(KEEPER)) {
            client.putObject(put -> put.bucket("anchors").key("a/1 ü.json"), RequestBody.fromBytes(large));
            client.putObject(put -> put.bucket("anchors").key("small"), RequestBody.fromString("{}"));

            assertThat(client.getObjectAsBytes(get -> get.bucket("anchors").key("a/1 ü.json"))
                            .asByteArray())
                    .isEqualTo(large);
            assertThat(s3.objects().get("anchors/small")).isEqualTo("{}".getBytes(UTF_8));
            assertThat(client.headObject(head -> head.bucket("anchors").key("small"))
                            .contentLength())
                    .isEqualTo(2);
        }
    }

    @Test
    void an_object_can_be_put_only_once_or_only_over_what_was_read() {
        try (var client = client(KEEPER)) {
            var first = client.putObject(
                    put -> put.bucket("anchors").key("1").ifNoneMatch("*"), RequestBody.fromString("one"));

            assertThatThrownBy(() -> client.putObject(
                            put -> put.bucket("anchors").key("1").ifNoneMatch("*"), RequestBody.fromString("two")))
                    .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                            .isEqualTo(412));
            client.putObject(
                    put -> put.bucket("anchors").key("1").ifMatch(first.eTag()), RequestBody.fromString("three"));
            assertThatThrownBy(() -> client.putObject(
                            put -> put.bucket("anchors").key("1").ifMatch(first.eTag()),
                            RequestBody.fromString("four")))
                    .isInstanceOf(S3Exception.class);
            assertThat(s3.objects().get("anchors/1")).isEqualTo("three".getBytes(UTF_8));
        }
    }

    @Test
    void another_role_is_refused() {
        s3.object("anchors/1", "x".getBytes(UTF_8));
        try (var worker = client(WORKER)) {
            assertThatThrownBy(() ->
                            worker.getObjectAsBytes(get -> get.bucket("anchors").key("1")))
                    .isInstanceOfSatisfying(S3Exception.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    });
        }
        assertThat(s3.grants().calls(WORKER)).hasSize(1);
    }

    @Test
    void what_does_not_exist_is_no_such_key() {
        try (var client = client(KEEPER)) {
            assertThatThrownBy(() ->
                            client.getObjectAsBytes(get -> get.bucket("anchors").key("none")))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }

    private S3Client client(Role role) {
        return S3Client.builder()
                .endpointOverride(s3.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(role.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
