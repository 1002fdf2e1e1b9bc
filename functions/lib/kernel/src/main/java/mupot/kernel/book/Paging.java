package mupot.kernel.book;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param after go on behind this cursor, as {@link Listed#next} gave it
 * @param limit 1 to 100
 */
public record Paging(Optional<String> after, int limit) {

    public static final int MOST = 100;
    private static final int LONGEST_CURSOR = 300;

    public static final Paging FIRST = new Paging(Optional.empty(), MOST);

    public Paging {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " items");
        }
        if (after.filter(it -> it.isEmpty() || it.length() > LONGEST_CURSOR).isPresent()) {
            throw new IllegalArgumentException("a cursor has 1 to " + LONGEST_CURSOR + " characters");
        }
    }
}
