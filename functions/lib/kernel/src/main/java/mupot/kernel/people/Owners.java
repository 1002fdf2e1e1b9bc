package mupot.kernel.people;

import java.util.ArrayList;
import java.util.List;
import mupot.kernel.id.MemberId;

/**
 * The pot's active owners. One record, so that two changes that would each leave the other's owner as the last can't
 * both happen.
 */
public record Owners(List<MemberId> active) {

    public static final Owners NONE = new Owners(List.of());

    public Owners {
        active = List.copyOf(active);
    }

    Owners with(MemberId owner) {
        List<MemberId> more = new ArrayList<>(active);
        if (!more.contains(owner)) {
            more.add(owner);
        }
        return new Owners(more);
    }

    Owners without(MemberId owner) {
        return new Owners(active.stream().filter(one -> !one.equals(owner)).toList());
    }
}
