package mupot.store.seam;

/**
 * What must hold of an item, judged in the same instant as the whole transaction. An item past its expiry counts as
 * absent for every condition but {@link Version} of a present row, which then does not hold either.
 */
public sealed interface Condition {

    /** An unexpired item is there. */
    record Present() implements Condition {}

    /** No row is there at all, expired or not. */
    record Absent() implements Condition {}

    /** No row is there, or one whose time is over by the engine's clock. */
    record AbsentOrExpired() implements Condition {}

    /** The unexpired item is there in exactly this version. */
    record Version(long version) implements Condition {}

    /** The unexpired item has this attribute with exactly this value. */
    record Equals(String attribute, Value value) implements Condition {}

    /** The number is strictly below the bound; a missing item or attribute counts as 0. */
    record Below(String attribute, long bound) implements Condition {}

    /** The number is strictly above the bound; a missing item or attribute counts as 0. */
    record Above(String attribute, long bound) implements Condition {}
}
