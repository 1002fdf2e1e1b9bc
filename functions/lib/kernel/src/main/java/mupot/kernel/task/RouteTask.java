package mupot.kernel.task;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.id.Ids;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.org.Agent;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.run.Run;
import mupot.kernel.run.SkillCatalogue;
import mupot.kernel.stop.Stops;

/**
 * Gives an open task to the squad's agent that suits it, by rule and without a model. A run that was kept goes on if its
 * agent still does such tasks in the same way; else it ends here. Run, assignment, receipt and hints leave in one
 * transaction. While something is stopped the task stays open.
 */
public record RouteTask(Book book, SkillCatalogue catalogue, Receipts receipts, Ids ids, Clock clock) {

    private static final int TRIES = 3;
    private static final int NOTES = 50;

    public Outcome on(Hint hint) {
        if (hint.about() != Hint.About.TASK_OPEN) {
            return new Outcome.Poison("intake only routes open tasks");
        }
        return hint.task().<Outcome>map(this::route).orElse(new Outcome.Poison("a hint to route that names no task"));
    }

    public Outcome route(TaskId id) {
        for (int i = 0; i < TRIES; i++) {
            Found found = book.findAll(List.of(Refs.task(id), Refs.filed(id), Refs.assigned(id)));
            Optional<Held<Task>> task = found.get(Refs.task(id));
            Optional<Held<Filed>> filed = found.get(Refs.filed(id));
            if (task.isEmpty()
                    || filed.isEmpty()
                    || !(task.get().value().state() instanceof TaskState.Open)
                    || routed(task.get(), filed.get().value(), found.get(Refs.assigned(id)))) {
                return Outcome.DONE;
            }
        }
        return new Outcome.Retry("the task kept changing");
    }

    /** Whether there is nothing left to do; false: something changed meanwhile. */
    private boolean routed(Held<Task> task, Filed filed, Optional<Held<Assigned>> before) {
        var choosing = new ChooseAgent(book, catalogue);
        Optional<Held<Run>> kept = kept(task.value(), filed);
        Optional<Choice> same = kept.flatMap(run -> choosing.again(task.value(), run.value()));
        Optional<Choice> choice = same.or(() -> choosing.forTask(task.value(), filed.squad()));
        Stops stops = Stops.of(filed, choice.map(one -> one.agent().id()));
        if (stops.over(book).isPresent()) {
            return true;
        }
        Changes changes = choice.map(one -> one.skill()
                        .map(skill -> same.isPresent()
                                ? resumed(task, filed, kept.orElseThrow())
                                : assigned(
                                        ended(started(task, filed, one.agent(), skill), kept),
                                        filed.task(),
                                        one.agent(),
                                        before))
                        .orElseGet(() -> waiting(
                                task.value().assignedTo(one.agent().id()),
                                task,
                                filed,
                                TaskState.Reason.NO_MODEL,
                                noModel(one))))
                .orElseGet(() -> waiting(task.value(), task, filed, TaskState.Reason.NO_AGENT, NO_AGENT));
        return book.commit(stops.noneIn(changes)) instanceof Committed.Done;
    }

    /** The task's own record is a claim: only a run of this very task that has paused is taken up. */
    private Optional<Held<Run>> kept(Task task, Filed filed) {
        return task.state()
                .paused()
                .flatMap(id -> book.find(Refs.run(id)))
                .filter(run -> run.value().phase() == Run.Phase.PAUSED
                        && run.value().task().equals(filed.task())
                        && run.value().squad().equals(filed.squad()));
    }

    private Changes resumed(Held<Task> held, Filed filed, Held<Run> kept) {
        Run run = kept.value().resumed(clock.instant());
        Task task = held.value().assignedTo(run.agent()).inRound(run.round());
        return going(changed(held, task, filed, new Move.Resumed(run.id(), run.note())), run)
                .replace(kept, run);
    }

    private static Changes ended(Changes changes, Optional<Held<Run>> kept) {
        return kept.map(run -> Run.end(changes, run)).orElse(changes);
    }

    /** Whatever becomes of the hint. */
    private Changes going(Changes changes, Run run) {
        Due due = Due.leaseOver(run.id(), clock.instant().plus(Due.LOOK_AGAIN));
        return changes.put(Refs.due(due), due)
                .hint(new Hint(Hint.About.RUN, run.task().value(), run.squad().value()));
    }

    /** Whose work it is from now on, and was. */
    private static Changes assigned(Changes changes, TaskId task, Agent agent, Optional<Held<Assigned>> before) {
        Assigned now = Assigned.to(task, agent.id(), before.map(Held::value));
        return before.map(held -> changes.replace(held, now)).orElseGet(() -> changes.create(Refs.assigned(task), now));
    }

    private Changes started(Held<Task> held, Filed filed, Agent agent, String skill) {
        Instant now = clock.instant();
        Task task = held.value().assignedTo(agent.id());
        Run run = Run.begun(
                RunId.next(ids),
                task.id(),
                filed.squad(),
                filed.department(),
                agent.id(),
                skill,
                task.round(),
                told(task),
                now,
                0);
        return going(changed(held, task, filed, new Move.Started(run.id())), run)
                .create(Refs.run(run.id()), run);
    }

    /** What the last round was told to mend, for a task that was opened again; never what somebody asked, whatever their name. */
    private String told(Task task) {
        return task.proposals().isEmpty()
                ? ""
                : book.page(Refs.notes(task.id()).backwards(), Optional.empty(), NOTES).items().stream()
                        .map(Held::value)
                        .filter(note -> note.mending().isPresent())
                        .findFirst()
                        .map(Note::text)
                        .orElse("");
    }

    private Changes waiting(Task task, Held<Task> held, Filed filed, TaskState.Reason reason, String why) {
        return changed(
                held,
                task,
                filed,
                new Move.Paused(reason, why, Optional.empty(), task.state().paused()));
    }

    private Changes changed(Held<Task> held, Task task, Filed filed, Move move) {
        TaskState next =
                switch (Move.apply(task.state(), move)) {
                    case Move.Result.Moved(var to) -> to;
                    case Move.Result.Illegal(var refusal) -> throw new IllegalStateException(refusal.sentence());
                };
        Receipts.Draft receipt = receipts.bySystem("intake")
                .changed("state", task.state().spelled(), next.spelled())
                .why(next instanceof TaskState.Waiting(var _, var why, var _, var _) ? why : "");
        task.assignee().ifPresent(agent -> receipt.made("assignee", agent.value()));
        return Changes.begin()
                .replace(held, task.in(next))
                .receipt(receipt.of("task.route", task.id().value(), filed.scope()))
                .hint(new Hint(Hint.About.CARD, task.id().value(), filed.squad().value()));
    }

    static final String NO_AGENT = "This squad has no agent yet. It goes on by itself once one is added.";

    private static String noModel(Choice choice) {
        return "No model is connected, and " + choice.agent().name() + " has no skill that does this without one."
                + choice.instead()
                        .map(other -> " " + other.name() + " has skills: file it again with @" + other.slug()
                                + " in the title if they would do.")
                        .orElse("");
    }

    /**
     * Who shall do it.
     *
     * @param skill how; empty: not without a model
     * @param instead someone of the squad who can work without a model
     */
    record Choice(Agent agent, Optional<String> skill, Optional<Agent> instead) {}
}
