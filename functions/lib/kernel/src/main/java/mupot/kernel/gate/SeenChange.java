package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What visitors would see of one text, before and after.
 *
 * @param lines each begins with its mark: {@code -} before, {@code +} after, a blank for what stays, {@code …} where more
 *     stays. Empty: visitors would see no difference
 */
public record SeenChange(String target, List<String> lines) {

    private static final int MOST_LINES = 1_000;
    private static final String HEADER_OF_A_PART = "@@";
    private static final int HEADER_LINES = 2;

    public SeenChange {
        lines = List.copyOf(lines);
    }

    static SeenChange of(TextChange change, Visitor visitor, Rendering rendering) {
        String diff = rendering.diff(
                seen(change.target(), change.before(), visitor), seen(change.target(), change.after(), visitor));
        List<String> lines = new ArrayList<>();
        // Behind the two lines that name the target no line of a visitor's begins without a mark.
        for (String line : diff.lines().skip(HEADER_LINES).toList()) {
            if (!line.startsWith(HEADER_OF_A_PART)) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                lines.add("…");
            }
        }
        int more = lines.size() - MOST_LINES;
        return new SeenChange(
                change.target(),
                more <= 0 ? lines : with(lines.subList(0, MOST_LINES), "… " + more + " more lines, not shown here"));
    }

    private static SortedMap<String, String> seen(String target, Optional<String> text, Visitor visitor) {
        SortedMap<String, String> seen = new TreeMap<>();
        text.ifPresent(it -> {
            var lines = new StringBuilder();
            visitor.lines(target, it).forEach(line -> lines.append(line).append('\n'));
            seen.put(target, lines.toString());
        });
        return seen;
    }

    private static List<String> with(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }
}
