package mupot.acceptance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import mupot.testkit.DynamoDbLocal;
import mupot.testkit.ElasticMq;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.aws.FakeKms;
import mupot.testkit.lambda.aws.FakeS3;
import mupot.testkit.lambda.aws.FakeSsm;

/** What stands around a pot's functions on AWS: tables, queues, keys, parameters and a bucket, each on loopback. */
final class CloudServices implements AutoCloseable {

    static final String POT = "gatepot";
    private static final String ANCHORS = POT + "-anchors";
    private static final int RECEIVES = 8;

    private final DynamoDbLocal tables = DynamoDbLocal.shared();
    private final ElasticMq queues = ElasticMq.start();
    private final FakeKms kms = FakeKms.start();
    private final FakeSsm ssm = FakeSsm.start();
    private final FakeS3 s3 = FakeS3.start();
    private final Map<String, URI> byName = new HashMap<>();
    private final String verdictKey = kms.signingKey("verdict");
    private final String receiptsKey = kms.signingKey("receipts");

    CloudServices() {
        tables.createTables(POT);
        for (String name : new String[] {"intake", "work", "gate", "courier"}) {
            byName.put(name, queues.createQueueWithDeadLetters(name, RECEIVES));
        }
        byName.put("stream-failed", queues.createQueue("stream-failed"));
        kms.grants()
                .allow(Role.of("interactions"), "kms:Sign", "verdict")
                .allow(Role.of("api"), "kms:Sign", "verdict")
                .allow(Role.of("keeper"), "kms:Sign", "receipts");
        ssm.grants().allow(Role.of("api"), "ssm:PutParameter", "/" + POT + "/secret/*");
        ssm.readable(Role.of("courier"), "/" + POT + "/secret/chat/*");
        s3.grants().allow(Role.of("keeper"), "s3:PutObject", ANCHORS + "/*");
    }

    URI tables() {
        return tables.endpoint();
    }

    URI queue(String name) {
        return byName.get(name);
    }

    /** Where a queue's given up messages lie. */
    URI deadLetters(String name) {
        return URI.create(byName.get(name) + "-dlq");
    }

    /** What every function is told. */
    Map<String, String> everywhere() {
        return Map.of(
                "POT_NAME", POT,
                "POT_AUTHORITY_TABLE", POT + "-authority",
                "POT_WORK_TABLE", POT + "-work",
                "POT_SECRETS_PREFIX", "/" + POT + "/secret",
                "AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString(),
                "AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(),
                "AWS_ENDPOINT_URL_KMS", kms.uri().toString(),
                "AWS_ENDPOINT_URL_SSM", ssm.uri().toString(),
                "AWS_ENDPOINT_URL_S3", s3.uri().toString());
    }

    Map<String, String> signsVerdicts() {
        return Map.of("POT_VERDICT_KEY", verdictKey, "POT_VERDICT_ALGORITHM", "ED25519_SHA_512");
    }

    Map<String, String> keeper() {
        return Map.of(
                "POT_QUEUE_INTAKE", queue("intake").toString(),
                "POT_QUEUE_WORK", queue("work").toString(),
                "POT_QUEUE_GATE", queue("gate").toString(),
                "POT_QUEUE_COURIER", queue("courier").toString(),
                "POT_RECEIPTS_KEY", receiptsKey,
                "POT_RECEIPTS_ALGORITHM", "ED25519_SHA_512",
                "POT_ANCHORS_BUCKET", ANCHORS);
    }

    /** As Terraform spells them. */
    String verdictKeys() {
        return keys("verdict", verdictKey, ",\"from\":\"2020-01-01T00:00:00Z\",\"until\":null");
    }

    /** As Terraform spells them. */
    String receiptKeys() {
        return keys("receipts", receiptsKey, "");
    }

    String anchors() {
        return s3.objects().values().stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private String keys(String name, String arn, String times) {
        String der = Base64.getEncoder().encodeToString(kms.publicKey(name).getEncoded());
        return "[{\"keyId\":\"%s\",\"algorithm\":\"ED25519_SHA_512\",\"publicKey\":\"%s\"%s}]"
                .formatted(arn, der, times);
    }

    @Override
    public void close() {
        s3.close();
        ssm.close();
        kms.close();
        queues.close();
    }
}
