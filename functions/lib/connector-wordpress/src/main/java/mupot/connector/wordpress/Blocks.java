package mupot.connector.wordpress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The editor's block comments. WordPress stores any; only its editor complains, to whoever opens the page next. */
final class Blocks {

    /** How a comment begins. Where it ends is looked for once: a pattern would look anew from each beginning. */
    private static final Pattern BEGINNING =
            Pattern.compile("<!--\\s++(/)?wp:([a-z][a-z0-9_-]*?(?:/[a-z][a-z0-9_-]*?)?)(?=\\s|/?-->)");

    private static final String END = "-->";
    private static final Pattern LEVEL = Pattern.compile("\"level\"\\s*+:\\s*+([1-6])");
    private static final Pattern TAG = Pattern.compile("\\s*+<h([1-6])", Pattern.CASE_INSENSITIVE);

    private Blocks() {}

    /** Why the text can't take the other's place; what was broken before may stay so. */
    static Optional<String> fault(String before, String after) {
        Optional<String> fault = fault(after);
        return fault.isPresent() && fault(before).isEmpty() ? fault : Optional.empty();
    }

    private static Optional<String> fault(String text) {
        Deque<String> open = new ArrayDeque<>();
        Optional<String> heading = Optional.empty();
        Matcher comments = BEGINNING.matcher(text);
        int end = 0;
        while (end >= 0 && comments.find(end)) {
            int close = text.indexOf(END, comments.end());
            if (close >= 0) {
                String name = comments.group(2);
                if (comments.group(1) != null) {
                    if (!name.equals(open.poll())) {
                        return Optional.of("its block '" + name + "' is closed where it isn't open");
                    }
                } else if (close == comments.end() || text.charAt(close - 1) != '/') {
                    open.push(name);
                    if (name.equals("heading") && heading.isEmpty()) {
                        heading = heading(text.substring(comments.end(), close), text, close + END.length());
                    }
                }
            }
            end = close < 0 ? close : close + END.length();
        }
        return open.isEmpty() ? heading : Optional.of("its block '" + open.peek() + "' is never closed");
    }

    private static Optional<String> heading(String settings, String text, int after) {
        Matcher level = LEVEL.matcher(settings);
        String said = level.find() ? level.group(1) : "2";
        Matcher tag = TAG.matcher(text).region(after, text.length());
        return tag.lookingAt() && !said.equals(tag.group(1))
                ? Optional.of("a heading says level " + said + " and is an h" + tag.group(1))
                : Optional.empty();
    }
}
