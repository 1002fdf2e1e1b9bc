package mupot.kernel;

import java.nio.charset.StandardCharsets;

/**
 * The beginning of a text that may be too long, up to a whole character: half a surrogate pair has no bytes, so it can
 * be neither stored nor signed. One that stood in the text before becomes a question mark.
 */
public final class Clip {

    private static final String MORE = "…";

    private Clip() {}

    /** @param most so many UTF-16 units at most */
    public static String of(String text, int most) {
        return whole(text.length() <= most ? text : text.substring(0, end(text, most)));
    }

    /** With an ellipsis behind it if something is missing. */
    public static String marked(String text, int most) {
        return text.length() <= most ? whole(text) : of(text, most) + MORE;
    }

    private static int end(String text, int most) {
        return most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
