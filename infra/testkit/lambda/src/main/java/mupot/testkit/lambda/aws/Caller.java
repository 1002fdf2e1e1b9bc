package mupot.testkit.lambda.aws;

import java.util.regex.Pattern;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.http.Request;

/**
 * Who signed a request, by the access key id in its SigV4 header. The signature itself isn't checked: the functions
 * under test sign with the SDK, and none of them is meant to forge another's.
 */
final class Caller {

    private static final Pattern CREDENTIAL = Pattern.compile("AWS4-HMAC-SHA256 Credential=([A-Za-z0-9]+)/");

    private Caller() {}

    static Role of(Request request) {
        var match = CREDENTIAL.matcher(request.header("Authorization").orElse(""));
        if (!match.find()) {
            throw new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        try {
            return Role.ofAccessKey(match.group(1));
        } catch (IllegalArgumentException unknown) {
            throw new AwsError(
                    403, "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
    }
}
