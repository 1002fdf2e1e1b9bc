package mupot.engine.aws;

import mupot.kernel.receipt.Anchors;
import mupot.kernel.receipt.ChainHead;
import mupot.wire.Records;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Signed heads as objects of a versioned bucket that keeper may only add to: {@code heads/<seq>.json}. */
public record S3Anchors(S3Client client, String bucket, Records records) implements Anchors {

    @Override
    public void append(ChainHead head) {
        String key = "heads/%019d.json".formatted(head.seq());
        client.putObject(
                request -> request.bucket(bucket).key(key).contentType("application/json"),
                RequestBody.fromString(records.write(ChainHead.class, head)));
    }
}
