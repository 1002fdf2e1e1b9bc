package mupot.kernel.gate;

import java.time.Instant;
import java.util.List;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;

/**
 * What an agent proposes. Put once by the worker; its claims (task, agent, checks, influences) are shown as claims, and
 * only the payload, whose hash keeper pins, can ever fire.
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
        Instant at) {

    public ProposalBody {
        checks = List.copyOf(checks);
        influences = List.copyOf(influences);
    }
}
