package mupot.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The unified diff of texts by target, for showing; nothing is ever applied from it. Characters that a terminal or a
 * reader's eye would be fooled by are shown by their names, so that what is shown is all there is.
 */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;

    /** The library counts an empty side from 1; patch readers expect 0. */
    private static final Pattern EMPTY = Pattern.compile("(?<=^@@ .{0,40}[-+])1,0(?= )");

    private static final String NOWHERE = "/dev/null";

    private UnifiedDiff() {}

    /** A target in only one of the two is made or deleted. Targets without a difference don't show. */
    public static String of(SortedMap<String, String> before, SortedMap<String, String> after) {
        var targets = new TreeSet<>(before.keySet());
        targets.addAll(after.keySet());
        var diff = new StringBuilder();
        for (String target : targets) {
            of(target, Optional.ofNullable(before.get(target)), Optional.ofNullable(after.get(target)))
                    .forEach(line -> diff.append(line).append('\n'));
        }
        return diff.toString();
    }

    private static List<String> of(String target, Optional<String> before, Optional<String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        String name = Visible.of(target, Visible.LineEnds.BARE);
        String from = before.isPresent() ? "a/" + name : NOWHERE;
        String to = after.isPresent() ? "b/" + name : NOWHERE;
        Visible.LineEnds ends = Visible.LineEnds.of(before.orElse("") + after.orElse(""));
        List<String> old = lines(before.orElse(""), ends);
        Patch<String> patch = DiffUtils.diff(old, lines(after.orElse(""), ends));
        if (patch.getDeltas().isEmpty()) {
            return List.of("--- " + from, "+++ " + to);
        }
        return unfinished(UnifiedDiffUtils.generateUnifiedDiff(from, to, old, patch, CONTEXT));
    }

    /** Every line as shown; one that ends without a line feed carries the mark that says so. */
    private static List<String> lines(String text, Visible.LineEnds ends) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(Visible.of(text.substring(start, end), ends));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(Visible.of(text.substring(start), ends) + Visible.NO_LINE_FEED);
        }
        return lines;
    }

    private static List<String> unfinished(List<String> lines) {
        var split = new ArrayList<String>();
        for (String line : lines) {
            if (line.endsWith(Visible.NO_LINE_FEED)) {
                split.add(line.substring(0, line.length() - Visible.NO_LINE_FEED.length()));
                split.add("\\ No newline at end of file");
            } else {
                split.add(EMPTY.matcher(line).replaceFirst("0,0"));
            }
        }
        return split;
    }
}
