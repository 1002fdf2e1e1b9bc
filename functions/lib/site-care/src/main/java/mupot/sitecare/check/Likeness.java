package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How near two names are: letters to insert, remove, replace or swap. */
final class Likeness {

    private Likeness() {}

    /** The nearest of the names, if they are near enough to be a slip of the keyboard; several if equally near. */
    static List<String> nearest(String name, Collection<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int best = allowed(wanted.length());
        var nearest = new ArrayList<String>();
        for (String one : names) {
            int distance = distance(wanted, one.toLowerCase(Locale.ROOT), best);
            if (distance < best) {
                nearest.clear();
                best = distance;
            }
            if (distance == best) {
                nearest.add(one);
            }
        }
        return best == 0 && allowed(wanted.length()) == 0 ? List.of() : nearest;
    }

    /** Short names are near each other by chance. */
    private static int allowed(int length) {
        return length < 4 ? 0 : length < 6 ? 1 : 2;
    }

    /** Anything above the limit counts alike. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, rows, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] rows, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
