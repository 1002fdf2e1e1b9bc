package mupot.kernel.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.policy.Scope;

/**
 * The record of one change, or of one refused decision.
 *
 * @param actor who did it: a member's or agent's id, or {@code system:keeper} and the like
 * @param accountable the human who answers for the actor; for a human, themself
 * @param door where it came in, as {@link mupot.kernel.policy.Door#spelled}
 * @param action what was done, {@code task.file}, {@code proposal.approve}, {@code effect.fired} …
 * @param subject what it was done to, an id
 * @param scope who may read this
 * @param why the reason in words; never a secret, never prompt text
 * @param approvals the verdicts an effect stands on: signed statements that an outsider can verify
 * @param influences what untrusted sources the actor had read
 * @param salt 128 random bits in hex, so that a withheld body can't be guessed from its hash
 */
public record Receipt(
        ReceiptId id,
        Instant at,
        String actor,
        Optional<MemberId> accountable,
        String door,
        String action,
        String subject,
        Scope scope,
        List<Difference> differences,
        String why,
        List<Approval> approvals,
        long costMicros,
        List<String> influences,
        String salt) {

    /** One field that the change touched; empty before: it was made, empty after: it is gone. */
    public record Difference(String field, Optional<String> before, Optional<String> after) {}

    /** A signed verdict as it can be checked with the public key alone. */
    public record Approval(String statement, String keyId, String signature) {}

    public Receipt {
        differences = List.copyOf(differences);
        approvals = List.copyOf(approvals);
        influences = List.copyOf(influences);
    }
}
