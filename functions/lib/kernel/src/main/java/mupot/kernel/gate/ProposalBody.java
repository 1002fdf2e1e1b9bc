package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.Clip;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;

/**
 * What an agent proposes. Put once by the worker; its claims (task, agent, checks, influences) are shown as claims, and
 * only the payload, whose hash keeper pins, can ever fire.
 *
 * @param editedBy who changed the agent's texts; believed only where {@link Edited} says the same
 * @param undoes whose effect it would take back; empty: it is a change of its own
 */
public record ProposalBody(
        ProposalId id,
        TaskId task,
        RunId run,
        AgentId agent,
        Payload payload,
        String summary,
        List<String> checks,
        List<String> influences,
        Instant at,
        Optional<MemberId> editedBy,
        Optional<ProposalId> undoes) {

    private static final int MOST = 50;
    private static final int LONGEST = 200;

    /** As the agent made it. */
    public ProposalBody(
            ProposalId id,
            TaskId task,
            RunId run,
            AgentId agent,
            Payload payload,
            String summary,
            List<String> checks,
            List<String> influences,
            Instant at) {
        this(id, task, run, agent, payload, summary, checks, influences, at, Optional.empty());
    }

    /** A change of its own, with a member's hand in it or without. */
    public ProposalBody(
            ProposalId id,
            TaskId task,
            RunId run,
            AgentId agent,
            Payload payload,
            String summary,
            List<String> checks,
            List<String> influences,
            Instant at,
            Optional<MemberId> editedBy) {
        this(id, task, run, agent, payload, summary, checks, influences, at, editedBy, Optional.empty());
    }

    public ProposalBody {
        checks = List.copyOf(checks);
        influences = List.copyOf(influences);
    }

    /** As a receipt takes them: a worker may name any number of sources, of any length. */
    public List<String> influencesInShort() {
        return inShort(influences);
    }

    /** The same of what stands in no proposal. */
    public static List<String> inShort(List<String> influences) {
        List<String> some = new ArrayList<>(influences.stream()
                .limit(MOST)
                .map(source -> Clip.marked(source, LONGEST))
                .toList());
        if (influences.size() > MOST) {
            some.add("and " + (influences.size() - MOST) + " more");
        }
        return List.copyOf(some);
    }
}
