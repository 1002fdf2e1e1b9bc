package mupot.kernel.policy;

import java.util.Locale;
import java.util.Optional;

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

    /** As in commands and receipts: lower case. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Rank> named(String spelled) {
        for (Rank rank : values()) {
            if (rank.spelled().equals(spelled)) {
                return Optional.of(rank);
            }
        }
        return Optional.empty();
    }

    public Rank cappedAt(Rank ceiling) {
        return atLeast(ceiling) ? ceiling : this;
    }
}
