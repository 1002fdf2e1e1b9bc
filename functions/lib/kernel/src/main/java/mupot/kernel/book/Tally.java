package mupot.kernel.book;

/** A bounded count of tries. */
public record Tally(long count) {}
