package mupot.egress;

import java.util.Set;
import mupot.kernel.egress.Origin;

/** Which origins may be reached. Asked anew for each request, so that a change counts at once. */
@FunctionalInterface
public interface Permission {

    Reach of(Origin origin);

    /** How far a request may go. */
    enum Reach {
        NOWHERE,
        /** https, to a public address. */
        PUBLIC,
        /** Named by an owner of a local pot: this machine alone, plain http too. */
        THIS_MACHINE
    }

    static Permission of(Set<Origin> publicOnes, Set<Origin> onThisMachine) {
        Set<Origin> open = Set.copyOf(publicOnes);
        Set<Origin> local = Set.copyOf(onThisMachine);
        return origin ->
                local.contains(origin) ? Reach.THIS_MACHINE : open.contains(origin) ? Reach.PUBLIC : Reach.NOWHERE;
    }
}
