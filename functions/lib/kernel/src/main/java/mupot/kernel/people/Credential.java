package mupot.kernel.people;

import java.time.Instant;
import java.util.List;
import mupot.kernel.channel.Platform;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.policy.Grant;

/** Something whose holder is let in. Stored under the hash of its secret; the secret itself is shown once. */
public sealed interface Credential {

    Instant expires();

    /**
     * A bearer token of the CLI or of a program.
     *
     * @param limits the most it may do, whatever its member holds; empty means nothing
     * @param mayApprove whether its owner gave it the scope {@code approve}
     */
    record Token(String id, MemberId member, String label, List<Grant> limits, boolean mayApprove, Instant expires)
            implements Credential {
        public Token {
            limits = List.copyOf(limits);
        }
    }

    /** Makes the holder of the secret the first owner, once. It stands in one fixed place, so a new one ends the old. */
    record Bootstrap(Hash secret, Instant expires) implements Credential {}

    /** Lets the holder of this e-mail address in with a rank, once. */
    record Invite(String id, String email, Grant grant, MemberId by, Instant expires) implements Credential {}

    /** Ties one chat account to the member who minted it, once. */
    record LinkCode(MemberId member, Platform platform, Instant expires) implements Credential {}
}
