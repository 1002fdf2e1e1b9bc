package mupot.kernel.receipt;

/** Where in the chain a record was sealed. */
public record ChainPlace(long seq) {}
