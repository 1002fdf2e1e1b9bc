package mupot.kernel.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one principal holds at this moment, read from the table for this very call. */
public record Grants(List<Grant> all) {

    public static final Grants NONE = new Grants(List.of());

    public Grants {
        all = List.copyOf(all);
    }

    public static Grants of(Collection<Grant> grants) {
        return new Grants(List.copyOf(grants));
    }

    /** The highest rank that reaches down to the scope; empty: no standing there at all. */
    public Optional<Rank> rankOn(Scope scope) {
        return all.stream()
                .filter(grant -> grant.scope().contains(scope))
                .map(Grant::rank)
                .min(Comparator.naturalOrder());
    }

    /** The part of these that also lies within the other: a token's rights are its principal's ∩ its own. */
    public Grants within(Grants limit) {
        return new Grants(all.stream()
                .flatMap(own -> limit.all.stream().flatMap(cap -> Grants.meet(own, cap).stream()))
                .distinct()
                .toList());
    }

    private static Optional<Grant> meet(Grant a, Grant b) {
        Rank lower = a.rank().atLeast(b.rank()) ? b.rank() : a.rank();
        if (a.scope().contains(b.scope())) {
            return Optional.of(new Grant(b.scope(), lower));
        }
        return b.scope().contains(a.scope()) ? Optional.of(new Grant(a.scope(), lower)) : Optional.empty();
    }
}
