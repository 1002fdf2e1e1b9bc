package mupot.kernel.book;

/** A record as it was read. Replacing it succeeds only if it is still in this version. */
public record Held<T>(Ref<T> ref, T value, long version) {}
