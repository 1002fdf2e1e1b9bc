package mupot.diff;

/** A line with everything in it that could be seen. */
final class Visible {

    /** Never part of a shown line, as control characters are shown by name. */
    static final String NO_LINE_FEED = "\n";

    private Visible() {}

    /** Whether a carriage return before the line feed is a text's usual line end, or worth showing. */
    enum LineEnds {
        BARE,
        WITH_RETURN;

        static LineEnds of(String text) {
            boolean returns = false;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                if (at == 0 || text.charAt(at - 1) != '\r') {
                    return BARE;
                }
                returns = true;
            }
            return returns ? WITH_RETURN : BARE;
        }
    }

    static String of(String line, LineEnds ends) {
        int length = ends == LineEnds.WITH_RETURN && line.endsWith("\r") ? line.length() - 1 : line.length();
        var shown = new StringBuilder(length);
        line.substring(0, length).codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        if (c == '\t' || !deceives(c)) {
            shown.appendCodePoint(c);
        } else {
            shown.append("<U+%04X>".formatted(c));
        }
    }

    /** Controls, format characters such as the overrides of direction, separators of lines, half pairs. */
    private static boolean deceives(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
