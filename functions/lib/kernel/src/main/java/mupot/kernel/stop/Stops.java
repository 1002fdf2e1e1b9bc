package mupot.kernel.stop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.gate.GateState;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.task.Filed;

/** The places where a stop of some piece of work could stand, the widest first. */
public record Stops(List<Ref<StopFlag>> refs) {

    public Stops {
        refs = List.copyOf(refs);
    }

    public static Stops of(Filed filed, Optional<AgentId> agent) {
        return of(filed, agent.stream().toList());
    }

    /** @param agents of any of whom the work may be */
    public static Stops of(Filed filed, Collection<AgentId> agents) {
        return of(filed.squad(), agents, filed.task(), filed.above());
    }

    /**
     * Of what a proposal asks for. Taking something back is no agent's work, and no cancellation holds it.
     *
     * @param others whose work it may be as well
     */
    public static Stops of(GateState gate, Collection<AgentId> others, List<TaskId> above) {
        if (gate.undoes().isPresent()) {
            return ofUndo(gate.squad(), List.of(), gate.task(), above);
        }
        var agents = new ArrayList<>(others);
        agents.add(gate.agent());
        return of(gate.squad(), agents, gate.task(), above);
    }

    /** @param above the tasks that it comes from: it stops with them, and if one of them is cancelled */
    public static Stops of(SquadId squad, Optional<AgentId> agent, TaskId task, List<TaskId> above) {
        return of(squad, agent.stream().toList(), task, above);
    }

    /** @param agents of any of whom the work may be */
    private static Stops of(SquadId squad, Collection<AgentId> agents, TaskId task, List<TaskId> above) {
        var refs = new ArrayList<>(ofUndo(squad, agents, task, above).refs);
        above.forEach(one -> refs.add(Refs.cancelled(one)));
        return new Stops(refs);
    }

    /** What was done for a task that was cancelled may still be taken back. */
    private static Stops ofUndo(SquadId squad, Collection<AgentId> agents, TaskId task, List<TaskId> above) {
        var refs = new ArrayList<Ref<StopFlag>>();
        refs.add(Refs.stop(new StopSubject.WholePot()));
        refs.add(Refs.stop(new StopSubject.OneSquad(squad)));
        agents.stream().distinct().forEach(id -> refs.add(Refs.stop(new StopSubject.OneAgent(id))));
        above.reversed().forEach(one -> refs.add(Refs.stop(new StopSubject.OneTask(one))));
        refs.add(Refs.stop(new StopSubject.OneTask(task)));
        return new Stops(refs);
    }

    /** The widest flag that stands now. One trip. */
    public Optional<Held<StopFlag>> over(Book book) {
        return among(book.findAll(refs));
    }

    /** The widest flag among what a trip brought back that asked for {@link #refs} with other things. */
    public Optional<Held<StopFlag>> among(Found found) {
        return refs.stream().flatMap(ref -> found.get(ref).stream()).findFirst();
    }

    /** Makes the change hold only if none stands. */
    public Changes noneIn(Changes changes) {
        refs.forEach(changes::missing);
        return changes;
    }
}
