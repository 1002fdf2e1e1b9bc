package mupot.kernel.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.MemberId;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Grants;

/** A human of the pot, with the ranks given by hand. */
public record Member(
        MemberId id, String name, Optional<String> email, Standing standing, List<Grant> grants, Instant since) {

    /** Whether any door lets them in. */
    public enum Standing {
        ACTIVE,
        SUSPENDED,
        REMOVED
    }

    public Member {
        grants = List.copyOf(grants);
    }

    /** What they hold now: nothing unless active. */
    public Grants held() {
        return standing == Standing.ACTIVE ? new Grants(grants) : Grants.NONE;
    }

    public Member with(Standing other) {
        return new Member(id, name, email, other, grants, since);
    }

    public Member with(List<Grant> other) {
        return new Member(id, name, email, standing, other, since);
    }
}
