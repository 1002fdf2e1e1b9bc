package mupot.testkit.lambda;

import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The execution role of one function. Its access key id is made from its name, so that a fake service can tell from a
 * request's signature header who called. Nothing here is a credential of a real account.
 */
public record Role(String name) {

    private static final String KEY_PREFIX = "ROLE";
    private static final String SECRET = "fake-secret";
    private static final String TOKEN = "fake-token";

    public Role {
        if (!name.matches("[a-z][a-z0-9]*")) {
            throw new IllegalArgumentException("not a role name (letters and digits in lower case): " + name);
        }
    }

    public static Role of(String name) {
        return new Role(name);
    }

    /** The role whose access key id this is; only for ids that {@link #accessKeyId} made. */
    public static Role ofAccessKey(String accessKeyId) {
        if (!accessKeyId.startsWith(KEY_PREFIX)) {
            throw new IllegalArgumentException("not the access key of a role here: " + accessKeyId);
        }
        return new Role(accessKeyId.substring(KEY_PREFIX.length()).toLowerCase(Locale.ROOT));
    }

    public String accessKeyId() {
        return KEY_PREFIX + name.toUpperCase(Locale.ROOT);
    }

    public String secretAccessKey() {
        return SECRET;
    }

    public String sessionToken() {
        return TOKEN;
    }

    /** For a test's own AWS clients that act as this role. */
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(accessKeyId(), SECRET, TOKEN));
    }

    /** As AWS names the caller in its refusals. */
    public String arn() {
        return "arn:aws:sts::123456789012:assumed-role/%s/%s".formatted(name, name);
    }
}
