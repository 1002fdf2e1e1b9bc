package mupot.kernel.stop;

import mupot.kernel.id.AgentId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;

/** What someone asks to stop or to resume, by its ids. Where it belongs is read from the tables. */
public sealed interface Stoppable {

    record ThePot() implements Stoppable {}

    record ASquad(SquadId squad) implements Stoppable {}

    record AnAgent(SquadId squad, AgentId agent) implements Stoppable {}

    record ATask(TaskId task) implements Stoppable {}

    /** {@code pot}, {@code squad}, {@code agent}, {@code task}. */
    default String word() {
        return switch (this) {
            case ThePot _ -> "pot";
            case ASquad _ -> "squad";
            case AnAgent _ -> "agent";
            case ATask _ -> "task";
        };
    }
}
