package mupot.sitecare.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** These characters of a page's source, from start up to but without end, become this text. */
public record Edit(int start, int end, String text) {

    public Edit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("an edit goes forward: " + start + " to " + end);
        }
    }

    public static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }

    /** Whether both change the same characters. Two insertions at one place don't. */
    public boolean overlaps(Edit other) {
        return start < other.end && other.start < end || equals(other);
    }

    /** The source with all edits made; insertions at one place keep their order. */
    public static String applied(String source, Collection<Edit> edits) {
        List<Edit> ordered = edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
                .toList();
        var result = new StringBuilder(source.length() + 64);
        int at = 0;
        for (Edit edit : ordered) {
            if (edit.start < at) {
                throw new IllegalArgumentException("edits overlap at " + edit.start);
            }
            result.append(source, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return result.append(source, at, source.length()).toString();
    }
}
