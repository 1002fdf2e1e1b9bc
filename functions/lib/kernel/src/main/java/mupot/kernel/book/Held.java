package mupot.kernel.book;

/** A record as it was read. Replacing it succeeds only if it is still in this version. */
public record Held<T>(Ref<T> ref, T value, long version) {

    /** What stands there once the replacement of this by the value was committed. */
    public Held<T> replacedBy(T next) {
        return new Held<>(ref, next, version + 1);
    }
}
