package mupot.kernel.policy;

/** How much a member may do within a scope, highest first. */
public enum Rank {
    OWNER,
    ADMIN,
    LEAD,
    MEMBER,
    OBSERVER;

    public boolean atLeast(Rank other) {
        return ordinal() <= other.ordinal();
    }

    public Rank cappedAt(Rank ceiling) {
        return atLeast(ceiling) ? ceiling : this;
    }
}
