package mupot.kernel.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Due;

/** When keeper shall nudge the gate about a proposal again. */
final class Dues {

    /** How long a claim is good for: longer than the gate's function may run. */
    static final Duration CLAIM = Duration.ofSeconds(150);

    private static final Duration SOON = Duration.ofSeconds(60);

    private Dues() {}

    static Due expiry(GateState state) {
        return new Due(
                state.expiresAt(), Due.Matter.PROPOSAL_EXPIRES, state.proposal().value());
    }

    /** All that shall be done about a proposal that nobody decides. What comes after it has expired is left out. */
    static List<Due> opened(GateState state) {
        String id = state.proposal().value();
        Nudging nudging = state.nudging();
        return Stream.of(
                        new Due(nudging.remindAt(), Due.Matter.PROPOSAL_REMIND, id),
                        new Due(nudging.escalateAt(), Due.Matter.PROPOSAL_ESCALATE, id),
                        expiry(state))
                .filter(due -> !due.at().isAfter(state.expiresAt()))
                .toList();
    }

    static Due over(Claim claim) {
        return at(claim.until(), claim.proposal());
    }

    /** So that an effect is compared with what was approved, whatever happens to who should do it. */
    static Due compared(Comparison comparison) {
        return new Due(
                comparison.until(),
                Due.Matter.COMPARISON_OPEN,
                comparison.proposal().value());
    }

    /** So that a decision whose hint is lost, or whose effect is stopped for now, is looked at again. */
    static Due decided(Statement statement) {
        return at(statement.issuedAt().plus(SOON), statement.proposal());
    }

    private static Due at(Instant when, ProposalId proposal) {
        return new Due(when, Due.Matter.CLAIM_OVER, proposal.value());
    }
}
