package mupot.kernel.book;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of a list is wanted.
 *
 * @param after go on behind this cursor, as {@link Listed#next} gave it
 * @param limit 1 to 100
 */
public record Paging(Optional<String> after, int limit) {

    public static final int MOST = 100;
    private static final Pattern CURSOR = Pattern.compile("[ -~]{1,300}");

    public static final Paging FIRST = new Paging(Optional.empty(), MOST);

    public Paging {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " items");
        }
        if (after.filter(it -> !CURSOR.matcher(it).matches()).isPresent()) {
            throw new IllegalArgumentException("not a cursor that a list gave");
        }
    }
}
