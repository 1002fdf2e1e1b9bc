package mupot.kernel.stop;

import mupot.kernel.id.AgentId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;

/** What a stop stops. */
public sealed interface StopSubject {

    record WholePot() implements StopSubject {}

    record OneSquad(SquadId squad) implements StopSubject {}

    record OneAgent(AgentId agent) implements StopSubject {}

    record OneTask(TaskId task) implements StopSubject {}

    /** A task that was cancelled: nothing of it fires any more, and nobody resumes it. */
    record CancelledTask(TaskId task) implements StopSubject {}

    /** As in the flag's sort key. */
    default String key() {
        return switch (this) {
            case WholePot() -> "POT";
            case OneSquad(var squad) -> "SQUAD#" + squad;
            case OneAgent(var agent) -> "AGENT#" + agent;
            case OneTask(var task) -> "TASK#" + task;
            case CancelledTask(var task) -> "CANCELLED#" + task;
        };
    }
}
