package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * A proposal as the gate sees it: what was pinned when keeper opened it, its fate, and how often people were nudged.
 * Everything else here never changes. The fate is a signpost; what lets an effect happen are signed verdicts and an absent claim.
 *
 * @param agent who proposed it, by the body that was pinned: whose stop holds it, whose human does not approve it
 * @param authors whose wish or wording it is: who asked for it, and whoever edited it
 * @param answering who answered for an agent of the squad since the task was filed: none of them approves high risk
 * @param payloadHash what verdicts are signed over
 * @param bodyHash of the whole body, with what the agent says of it
 * @param undoes whose effect it takes back, as keeper found it to be; empty: it is a change of its own
 */
public record GateState(
        ProposalId proposal,
        TaskId task,
        SquadId squad,
        DepartmentId department,
        ConnectionId connection,
        AgentId agent,
        List<MemberId> authors,
        List<MemberId> answering,
        Hash payloadHash,
        Hash bodyHash,
        Risk risk,
        Instant openedAt,
        Instant expiresAt,
        Nudging nudging,
        Fate fate,
        Optional<ProposalId> undoes) {

    /** Of a change of its own. */
    public GateState(
            ProposalId proposal,
            TaskId task,
            SquadId squad,
            DepartmentId department,
            ConnectionId connection,
            AgentId agent,
            List<MemberId> authors,
            List<MemberId> answering,
            Hash payloadHash,
            Hash bodyHash,
            Risk risk,
            Instant openedAt,
            Instant expiresAt,
            Nudging nudging,
            Fate fate) {
        this(
                proposal,
                task,
                squad,
                department,
                connection,
                agent,
                authors,
                answering,
                payloadHash,
                bodyHash,
                risk,
                openedAt,
                expiresAt,
                nudging,
                fate,
                Optional.empty());
    }

    public GateState {
        authors = List.copyOf(authors);
        answering = List.copyOf(answering);
    }

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }

    public GateState with(Fate other) {
        return with(nudging, other);
    }

    GateState nudged(Nudging other) {
        return with(other, fate);
    }

    private GateState with(Nudging nudges, Fate other) {
        return new GateState(
                proposal,
                task,
                squad,
                department,
                connection,
                agent,
                authors,
                answering,
                payloadHash,
                bodyHash,
                risk,
                openedAt,
                expiresAt,
                nudges,
                other,
                undoes);
    }

    /** When keeper next has something to do about it while it waits. */
    public Instant next() {
        return nudging.next().filter(it -> it.isBefore(expiresAt)).orElse(expiresAt);
    }

    /** Whether this is the body that was pinned, to the last word of it. */
    public boolean pins(Canon canon, ProposalBody body) {
        return canon.hashOf(body.payload()).equals(payloadHash)
                && canon.hashOf(body).equals(bodyHash);
    }

    /** What has become of it. */
    public sealed interface Fate {

        /** @param decidedBy whose verdicts are recorded, in their order; the gate counts only signatures */
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
