package mupot.kernel.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.TaskId;

/**
 * To which agents a task was given. Stands where only intake writes: no worker says by itself whose work it is.
 *
 * @param agents the one who has it now last, at most {@value #MOST}: each of them is asked about in the transaction that claims an effect
 */
public record Assigned(TaskId task, List<AgentId> agents) {

    private static final int MOST = 3;

    public Assigned {
        agents = List.copyOf(agents);
    }

    static Assigned to(TaskId task, AgentId agent, Optional<Assigned> before) {
        List<AgentId> agents = new ArrayList<>(before.map(Assigned::agents).orElse(List.of()));
        agents.remove(agent);
        agents.add(agent);
        return new Assigned(task, agents.subList(Math.max(0, agents.size() - MOST), agents.size()));
    }
}
