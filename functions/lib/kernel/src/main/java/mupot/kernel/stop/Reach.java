package mupot.kernel.stop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mupot.kernel.book.Book;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.gate.GateState;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.PotId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.org.EverySquad;
import mupot.kernel.policy.Scope;
import mupot.kernel.task.HandedOn;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/** What a stop reaches: its scope and the work below it. */
record Reach(Stoppable what, StopSubject subject, Scope scope) {

    /** How much one call nudges. */
    private static final int MOST = 100;

    /** Empty: there is no such thing. */
    static Optional<Reach> of(Book book, Stoppable what) {
        return switch (what) {
            case Stoppable.ThePot() -> Optional.of(new Reach(what, new StopSubject.WholePot(), Scope.POT));
            case Stoppable.ASquad(var squad) ->
                book.find(Refs.squad(squad))
                        .map(held -> new Reach(
                                what,
                                new StopSubject.OneSquad(squad),
                                held.value().scope()));
            case Stoppable.AnAgent(var squad, var agent) ->
                book.find(Refs.agent(squad, agent))
                        .map(held -> new Reach(
                                what,
                                new StopSubject.OneAgent(agent),
                                new Scope.Squad(held.value().department(), squad)));
            case Stoppable.ATask(var task) ->
                book.find(Refs.filed(task))
                        .map(held -> new Reach(
                                what,
                                new StopSubject.OneTask(task),
                                held.value().scope()));
        };
    }

    String word() {
        return what.word();
    }

    String id(PotId pot) {
        return switch (subject) {
            case StopSubject.WholePot() -> pot.value();
            case StopSubject.OneSquad(var squad) -> squad.value();
            case StopSubject.OneAgent(var agent) -> agent.value();
            case StopSubject.OneTask(var task) -> task.value();
            case StopSubject.CancelledTask(var task) -> task.value();
        };
    }

    /** The cards that show something else now. */
    List<Hint> cards(Book book) {
        return tasks(book).stream().map(task -> hint(Hint.About.CARD, task)).toList();
    }

    /** What should go on now. */
    List<Hint> work(Book book) {
        List<Hint> hints = new ArrayList<>();
        for (Task task : tasks(book)) {
            if (task.state() instanceof TaskState.Open) {
                hints.add(hint(Hint.About.TASK_OPEN, task));
            } else if (task.state().atRun().isPresent()) {
                hints.add(hint(Hint.About.RUN, task));
            }
        }
        for (SquadId squad : squads(book)) {
            for (GateState gate : new WorkOf(book, squad).pending(MOST)) {
                if (gate.fate() instanceof GateState.Fate.Pending(var decidedBy) && !decidedBy.isEmpty()) {
                    hints.add(new Hint(
                            Hint.About.VERDICT,
                            gate.proposal().value(),
                            gate.connection().value()));
                }
            }
        }
        return hints.subList(0, Math.min(hints.size(), MOST));
    }

    private List<Task> tasks(Book book) {
        if (subject instanceof StopSubject.OneTask(TaskId id)) {
            Stream<Task> below = new HandedOn(book)
                    .below(id).stream()
                            .filter(part -> part.filed().isPresent())
                            .map(part -> part.task().value())
                            .limit(MOST - 1);
            return Stream.concat(book.find(Refs.task(id)).map(Held::value).stream(), below)
                    .toList();
        }
        List<Task> tasks = new ArrayList<>();
        for (SquadId squad : squads(book)) {
            if (tasks.size() < MOST) {
                new WorkOf(book, squad)
                        .active(MOST - tasks.size()).stream()
                                .filter(this::reaches)
                                .forEach(tasks::add);
            }
        }
        return tasks;
    }

    /** An open task has no agent yet: the one that was stopped may be its. */
    private boolean reaches(Task task) {
        Optional<AgentId> assignee = task.assignee();
        return !(subject instanceof StopSubject.OneAgent(AgentId agent))
                || assignee.isEmpty()
                || assignee.get().equals(agent);
    }

    private List<SquadId> squads(Book book) {
        return switch (what) {
            case Stoppable.ThePot() ->
                new EverySquad(book).all().stream().map(squad -> squad.id()).toList();
            case Stoppable.ASquad(var squad) -> List.of(squad);
            case Stoppable.AnAgent(var squad, var _) -> List.of(squad);
            case Stoppable.ATask(var task) ->
                book.find(Refs.filed(task))
                        .map(held -> List.of(held.value().squad()))
                        .orElse(List.of());
        };
    }

    private static Hint hint(Hint.About about, Task task) {
        return new Hint(about, task.id().value(), task.squad().value());
    }
}
