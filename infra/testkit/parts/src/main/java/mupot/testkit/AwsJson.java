package mupot.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a part in the JSON protocol of AWS, without its SDK: the tests bring their own version of that. */
final class AwsJson {

    private AwsJson() {}

    /** @param target the operation as the protocol names it, {@code AmazonSQS.CreateQueue} for instance */
    static String ask(URI endpoint, String target, String version, String body) {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-" + version)
                .header("X-Amz-Target", target)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20300101/eu-west-1/any/aws4_request, "
                                + "SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(target + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failure) {
            throw new IllegalStateException(target + " was not answered", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(target + " was interrupted", interrupted);
        }
    }
}
