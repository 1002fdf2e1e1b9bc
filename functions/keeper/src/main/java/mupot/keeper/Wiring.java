package mupot.keeper;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import mupot.engine.aws.DynamoTools;
import mupot.engine.aws.KmsSigning;
import mupot.engine.aws.S3Anchors;
import mupot.engine.aws.SqsQueues;
import mupot.kernel.assembly.Keeping;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Role;
import mupot.kernel.receipt.ReceiptSigner;
import mupot.lambda.PotSettings;
import mupot.store.queue.SentHints;
import mupot.wire.ReceiptJson;
import mupot.wire.Records;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is plugged in here: the queues, the receipts key and the anchors. No secret, no socket to the world. */
public class Wiring {

    @Produces
    @Singleton
    Keeping keeping(DynamoDbClient dynamo, SqsClient sqs, KmsClient kms, S3Client s3) {
        var settings = new PotSettings(System.getenv());
        Tools tools = DynamoTools.of(dynamo, settings.required("POT_AUTHORITY_TABLE"), settings.pot(), Role.KEEPER);
        var queues = new SqsQueues(
                sqs,
                Map.of(
                        "intake", settings.required("POT_QUEUE_INTAKE"),
                        "work", settings.required("POT_QUEUE_WORK"),
                        "gate", settings.required("POT_QUEUE_GATE"),
                        "courier", settings.required("POT_QUEUE_COURIER")));
        var signing = new KmsSigning(
                kms,
                settings.required("POT_RECEIPTS_KEY"),
                settings.optional("POT_RECEIPTS_ALGORITHM").orElse("ED25519_SHA_512"));
        ReceiptSigner signer = bytes -> new ReceiptSigner.Signature(signing.keyId(), signing.sign(bytes));
        var records = new Records();
        return Keeping.of(
                tools,
                new SentHints(queues),
                signer,
                new ReceiptJson(),
                new S3Anchors(s3, settings.required("POT_ANCHORS_BUCKET"), records));
    }
}
