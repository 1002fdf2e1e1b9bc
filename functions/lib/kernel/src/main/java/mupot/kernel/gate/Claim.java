package mupot.kernel.gate;

import java.time.Instant;
import java.util.List;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import mupot.kernel.receipt.Receipt;

/**
 * The right to perform one proposal, taken once. Its record is what makes an effect single.
 *
 * @param fence 1, and one more each time an expired claim is taken over
 * @param approvals the verdicts it stands on
 */
public record Claim(
        ProposalId proposal,
        long fence,
        Instant until,
        long boot,
        Hash payloadHash,
        List<Receipt.Approval> approvals,
        Instant at) {

    public Claim {
        approvals = List.copyOf(approvals);
    }

    public Claim takenOver(Instant newUntil, long bootNow) {
        return new Claim(proposal, fence + 1, newUntil, bootNow, payloadHash, approvals, at);
    }
}
