package mupot.engine.local;

/**
 * How much a queue holds.
 *
 * @param waiting could be received now
 * @param hidden received and not yet deleted, or delayed
 * @param dead given up
 */
public record Depth(long waiting, long hidden, long dead) {}
