package mupot.kernel.book;

/** A look-up entry: a hint that leads to an id. The reader re-reads the base record before it believes anything. */
public record Entry(String id) {}
