package mupot.kernel.receipt;

/** Where signed heads are kept outside the tables, so that nobody who owns the tables can cut the chain's tail unseen. */
@FunctionalInterface
public interface Anchors {

    /** Safe to repeat; a head that stands there already changes nothing. */
    void append(ChainHead head);
}
