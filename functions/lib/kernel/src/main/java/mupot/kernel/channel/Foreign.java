package mupot.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Ids that other systems made. Outside {@code [A-Za-z0-9_-]} they stand in keys as base64url behind a '~'. */
final class Foreign {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private Foreign() {}

    static void check(String id) {
        if (id.isEmpty() || id.length() > 256) {
            throw new IllegalArgumentException("a platform's id has 1 to 256 characters");
        }
    }

    static String key(String id) {
        return PLAIN.matcher(id).matches()
                ? id
                : "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
