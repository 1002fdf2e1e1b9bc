package mupot.kernel.gate;

import mupot.kernel.id.ProposalId;

/**
 * What a member decides about a proposal.
 *
 * @param shown the payload's hash as the member saw it: whole, or in its brief form
 * @param reason why; a rejection needs one
 */
public record Choice(
        ProposalId proposal, String shown, Statement.Decision decision, String reason, Assurance assurance) {

    public static final int MAX_REASON = 500;
}
