package mupot.testkit.lambda.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import mupot.testkit.lambda.http.Request;

/** Takes off the {@code aws-chunked} coding in which the SDK sends an object together with its checksum. */
final class AwsChunks {

    private AwsChunks() {}

    static byte[] content(Request request) {
        boolean chunked = request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
        return chunked ? joined(request.body()) : request.body();
    }

    private static byte[] joined(byte[] body) {
        var content = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int lineEnd = at;
            while (body[lineEnd] != '\r') {
                lineEnd++;
            }
            var head = new String(body, at, lineEnd - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.split(";", 2)[0].trim(), 16);
            if (size == 0) {
                break;
            }
            content.write(body, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
        return content.toByteArray();
    }
}
