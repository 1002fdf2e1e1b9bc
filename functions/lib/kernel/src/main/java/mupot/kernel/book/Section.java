package mupot.kernel.book;

/**
 * Records of one kind in one partition, whose sort key begins with the prefix.
 *
 * @param newestFirst whether to walk from the high end of the sort keys
 */
public record Section<T>(Kind<T> kind, String id, String prefix, boolean newestFirst) {

    public static <T> Section<T> of(Kind<T> kind, String id) {
        return new Section<>(kind, id, "", false);
    }

    public static <T> Section<T> of(Kind<T> kind, String id, String prefix) {
        return new Section<>(kind, id, prefix, false);
    }

    public Section<T> backwards() {
        return new Section<>(kind, id, prefix, true);
    }
}
