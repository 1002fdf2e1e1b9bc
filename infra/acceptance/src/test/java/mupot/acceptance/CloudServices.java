package mupot.acceptance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.kernel.gate.DoorGroup;
import mupot.testkit.DynamoDbLocal;
import mupot.testkit.ElasticMq;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.aws.Call;
import mupot.testkit.lambda.aws.FakeKms;
import mupot.testkit.lambda.aws.FakeS3;
import mupot.testkit.lambda.aws.FakeSsm;
import mupot.testkit.lambda.aws.TableGuard;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What stands around a pot's functions on AWS: tables, queues, keys, parameters and a bucket, each on loopback. */
final class CloudServices implements AutoCloseable {

    private static final AtomicInteger POTS = new AtomicInteger();
    private static final String FAILED = "stream-failed";
    private static final int RECEIVES = 8;

    private final String pot = "gatepot" + POTS.incrementAndGet();
    private final String anchors = pot + "-anchors";
    private final DynamoDbLocal tables = DynamoDbLocal.shared();
    private final TableGuard guard = TableGuard.before(tables.endpoint());
    private final ElasticMq queues = ElasticMq.start();
    private final FakeKms kms = FakeKms.start();
    private final FakeSsm ssm = FakeSsm.start();
    private final FakeS3 s3 = FakeS3.start();
    private final Map<String, URI> byName = new HashMap<>();
    private final Map<DoorGroup, String> verdictKeys =
            Map.of(DoorGroup.CHAT, kms.signingKey("verdict-chat"), DoorGroup.API, kms.signingKey("verdict-api"));
    private final String receiptsKey = kms.signingKey("receipts");

    CloudServices() {
        tables.createTables(pot);
        guard.permit(pot, Checkout.permissions());
        for (String name : new String[] {"intake", "work", "gate", "courier"}) {
            byName.put(name, queues.createQueueWithDeadLetters(name, RECEIVES));
        }
        byName.put(FAILED, queues.createQueue(FAILED));
        kms.grants()
                .allow(Role.of("interactions"), "kms:Sign", "verdict-chat")
                .allow(Role.of("api"), "kms:Sign", "verdict-api")
                .allow(Role.of("keeper"), "kms:Sign", "receipts");
        ssm.grants().allow(Role.of("api"), "ssm:PutParameter", "/" + pot + "/secret/*");
        ssm.readable(Role.of("courier"), "/" + pot + "/secret/chat/*");
        ssm.readable(Role.of("worker"), "/" + pot + "/secret/model/*");
        s3.grants().allow(Role.of("keeper"), "s3:PutObject", anchors + "/*");
    }

    /** Its name; that of each is another, as all of them share one DynamoDB. */
    String pot() {
        return pot;
    }

    /** Past the guard: where the streams are read that AWS itself reads. */
    URI tables() {
        return tables.endpoint();
    }

    URI queue(String name) {
        return byName.get(name);
    }

    /** What was given up: messages in dead-letter queues and batches that a stream gave up. */
    int givenUp() {
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(queues.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(Role.of("operator").credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return byName.entrySet().stream()
                    .map(queue ->
                            queue.getKey().equals(FAILED) ? queue.getValue().toString() : queue.getValue() + "-dlq")
                    .mapToInt(url -> waiting(sqs, url))
                    .sum();
        }
    }

    private static int waiting(SqsClient sqs, String url) {
        var asked = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(asked))
                .attributes()
                .getOrDefault(asked, "0"));
    }

    /** What functions tried and weren't allowed to. */
    List<Call> refused() {
        return Stream.of(guard.grants(), kms.grants(), ssm.grants(), s3.grants())
                .flatMap(grants -> grants.calls().stream())
                .filter(call -> call.ruling() == Call.Ruling.DENIED)
                .toList();
    }

    /** What every function is told. */
    Map<String, String> everywhere() {
        return Map.of(
                "DISABLE_SIGNAL_HANDLERS",
                "true",
                "POT_NAME",
                pot,
                "POT_AUTHORITY_TABLE",
                pot + "-authority",
                "POT_WORK_TABLE",
                pot + "-work",
                "POT_SECRETS_PREFIX",
                "/" + pot + "/secret",
                "AWS_ENDPOINT_URL_DYNAMODB",
                guard.uri().toString(),
                "AWS_ENDPOINT_URL_SQS",
                queues.endpoint().toString(),
                "AWS_ENDPOINT_URL_KMS",
                kms.uri().toString(),
                "AWS_ENDPOINT_URL_SSM",
                ssm.uri().toString(),
                "AWS_ENDPOINT_URL_S3",
                s3.uri().toString());
    }

    Map<String, String> signsVerdicts(DoorGroup doors) {
        return Map.of("POT_VERDICT_KEY", verdictKeys.get(doors), "POT_VERDICT_ALGORITHM", "ED25519_SHA_512");
    }

    Map<String, String> keeper() {
        return Map.of(
                "POT_QUEUE_INTAKE", queue("intake").toString(),
                "POT_QUEUE_WORK", queue("work").toString(),
                "POT_QUEUE_GATE", queue("gate").toString(),
                "POT_QUEUE_COURIER", queue("courier").toString(),
                "POT_RECEIPTS_KEY", receiptsKey,
                "POT_RECEIPTS_ALGORITHM", "ED25519_SHA_512",
                "POT_ANCHORS_BUCKET", anchors);
    }

    /** As Terraform spells them. */
    String verdictKeys() {
        return verdictKeys.entrySet().stream()
                .map(one -> key(
                        "verdict-" + one.getKey().spelled(),
                        one.getValue(),
                        ",\"doors\":\"" + one.getKey().spelled()
                                + "\",\"from\":\"2020-01-01T00:00:00Z\",\"until\":null"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** As Terraform spells them. */
    String receiptKeys() {
        return "[" + key("receipts", receiptsKey, "") + "]";
    }

    String anchors() {
        return s3.objects().values().stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private String key(String name, String arn, String more) {
        String der = Base64.getEncoder().encodeToString(kms.publicKey(name).getEncoded());
        return "{\"keyId\":\"%s\",\"algorithm\":\"ED25519_SHA_512\",\"publicKey\":\"%s\"%s}".formatted(arn, der, more);
    }

    @Override
    public void close() {
        s3.close();
        ssm.close();
        kms.close();
        queues.close();
        guard.close();
    }
}
