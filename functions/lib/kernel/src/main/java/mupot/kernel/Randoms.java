package mupot.kernel;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable bytes, passed in wherever a secret, a salt or a nonce is made. */
@FunctionalInterface
public interface Randoms {

    byte[] bytes(int count);

    default String hex(int count) {
        return HexFormat.of().formatHex(bytes(count));
    }

    default String base64url(int count) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
    }

    /** The platform's own generator. */
    static Randoms secure() {
        var random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
