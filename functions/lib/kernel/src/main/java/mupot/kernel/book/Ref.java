package mupot.kernel.book;

/**
 * The place of one record.
 *
 * @param id the last segment of the partition key
 * @param sort the sort key
 */
public record Ref<T>(Kind<T> kind, String id, String sort) {

    @Override
    public String toString() {
        return kind.name() + " " + id + " " + sort;
    }
}
