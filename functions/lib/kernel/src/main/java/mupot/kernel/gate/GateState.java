package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mupot.kernel.Canon;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Scope;

/**
 * A proposal as the gate sees it: what was pinned when keeper opened it, and its fate. Everything here but the fate
 * never changes. The fate is a signpost; what lets an effect happen are signed verdicts and an absent claim.
 *
 * @param agent who proposed it, by the body that was pinned: whose stop holds it, whose human does not approve it
 * @param payloadHash what verdicts are signed over
 * @param bodyHash of the whole body, with what the agent says of it
 */
public record GateState(
        ProposalId proposal,
        TaskId task,
        SquadId squad,
        DepartmentId department,
        ConnectionId connection,
        AgentId agent,
        Hash payloadHash,
        Hash bodyHash,
        Risk risk,
        Instant openedAt,
        Instant expiresAt,
        Fate fate) {

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }

    public GateState with(Fate other) {
        return new GateState(
                proposal,
                task,
                squad,
                department,
                connection,
                agent,
                payloadHash,
                bodyHash,
                risk,
                openedAt,
                expiresAt,
                other);
    }

    /** Whether this is the body that was pinned, to the last word of it. */
    public boolean pins(Canon canon, ProposalBody body) {
        return canon.hashOf(body.payload()).equals(payloadHash)
                && canon.hashOf(body).equals(bodyHash);
    }

    /** What has become of it. */
    public sealed interface Fate {

        /** @param decidedBy whose verdicts are recorded; the gate counts only signatures */
        record Pending(List<MemberId> decidedBy) implements Fate {
            public Pending {
                decidedBy = List.copyOf(decidedBy);
            }

            public Pending and(MemberId member) {
                var more = new ArrayList<>(decidedBy);
                more.add(member);
                return new Pending(more);
            }
        }

        record Approved(Effect effect) implements Fate {}

        record Rejected(MemberId by, String reason) implements Fate {}

        record Expired() implements Fate {}

        record Withdrawn() implements Fate {}

        /** The type's name, as lists and JSON spell a state. */
        default String spelled() {
            return getClass().getSimpleName();
        }
    }

    /** What has become of an approved proposal's single performance. */
    public enum Effect {
        CLAIMED,
        FIRED,
        FAILED,
        STALE,
        UNKNOWN
    }
}
