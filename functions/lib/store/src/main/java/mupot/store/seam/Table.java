package mupot.store.seam;

/** The two tables of a pot: what grants power, and what agents produce. One transaction may span both. */
public enum Table {
    AUTHORITY,
    WORK
}
