package mupot.kernel.gate;

import java.time.Instant;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.PotId;
import mupot.kernel.id.ProposalId;

/**
 * What a member says about one proposal, as it is signed. Signed bytes are {@code mupot/verdict/1}, a line feed, and
 * the canonical JSON of this.
 *
 * @param connectionVersion the connection's stored version when it was decided; a re-pointed connection voids it
 * @param memberVersion the member's stored version when it was decided
 * @param expiresAt when the proposal expires
 * @param nonce 128 random bits in hex
 */
public record Statement(
        PotId pot,
        long epoch,
        ProposalId proposal,
        Hash payloadHash,
        long connectionVersion,
        Hash originHash,
        Decision decision,
        String reason,
        MemberId member,
        long memberVersion,
        String door,
        String delivery,
        String riskClass,
        long policyVersion,
        String rankAtDecision,
        String scope,
        Instant issuedAt,
        Instant expiresAt,
        String nonce) {

    /** Yes or no. */
    public enum Decision {
        APPROVE,
        REJECT
    }
}
