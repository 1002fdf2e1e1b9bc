package mupot.store.queue;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One message to send.
 *
 * @param group whose work this is: one group's backlog does not hold up another's
 * @param body at most {@value #MAX_BYTES} bytes in UTF-8, never empty, of characters that XML 1.0 can hold
 */
public record Outgoing(String group, String body) {

    public static final int MAX_BYTES = 256 * 1024;

    private static final Pattern GROUP = Pattern.compile("[!-~]{1,128}");

    public Outgoing {
        if (!GROUP.matcher(group).matches()) {
            throw new IllegalArgumentException("not a group of messages: '" + group + "'");
        }
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a message has 1 to " + MAX_BYTES + " bytes, not " + bytes);
        }
        if (!body.codePoints().allMatch(Outgoing::isCarried)) {
            throw new IllegalArgumentException("a message of " + group + " has a character that no queue carries");
        }
    }

    private static boolean isCarried(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
