package mupot.kernel.task;

import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.gate.GateState;
import mupot.kernel.id.Brief;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.kernel.receipt.Receipts;

/**
 * Opens a task again that waits for nothing but a member, or that would only try again later: nobody decided its proposal
 * in time, it came back too often, its budget is used up.
 * A run that paused goes on in its round; else rounds are counted anew, and it is routed and run like one just filed.
 */
public record ReopenTask(Book book, Once once, Receipts receipts) {

    /** What to type. */
    public static String how(TaskId task) {
        return "`pot task reopen " + Brief.of(task) + "` tries again.";
    }

    /**
     * Whether it can be opened again. A task's own record may not have heard yet that its proposal expired.
     *
     * @param gate of its last proposal
     */
    public static boolean opens(Task task, Optional<GateState> gate) {
        return task.state().opensAgain()
                || (task.state() instanceof TaskState.AwaitingVerdict(var awaited, var _)
                        && gate.filter(it ->
                                        it.proposal().equals(awaited) && it.fate() instanceof GateState.Fate.Expired)
                                .isPresent());
    }

    public Answer<TaskId> reopen(Caller caller, TaskId id) {
        return once.carryOut(caller.actor(), _ -> Answer.given(id), () -> {
            Found found = book.findAll(List.of(Refs.filed(id), Refs.task(id)));
            Optional<Filed> filed = found.get(Refs.filed(id))
                    .map(Held::value)
                    .filter(it -> Policy.sees(caller.actor(), Query.SHOW_TASK, it.scope()));
            Optional<Held<Task>> task = found.get(Refs.task(id));
            return filed.isEmpty() || task.isEmpty()
                    ? Answer.refused(Refusal.notFound("task"))
                    : Answer.of(Policy.may(
                                    caller.actor(),
                                    Command.REOPEN_TASK,
                                    filed.get().scope()))
                            .then(_ -> intent(caller, filed.get(), task.get()));
        });
    }

    private Answer<Once.Intent<TaskId>> intent(Caller caller, Filed filed, Held<Task> held) {
        Task task = held.value();
        Optional<Held<GateState>> gate = task.proposals().isEmpty()
                ? Optional.empty()
                : book.find(Refs.gate(task.proposals().getLast()));
        if (!opens(task, gate.map(Held::value))) {
            return Answer.refused(
                    Refusal.Code.WRONG_STATE,
                    "Only a task that waits for a member, or would try again later, is opened again; this one is "
                            + task.state().spelled() + ".");
        }
        var open = new TaskState.Open(task.state().paused());
        Task again = task.in(open);
        Due triage = Due.triage(task.id(), receipts.clock().instant());
        Changes changes = caller.begin(filed.scope())
                .replace(held, open.kept().isPresent() ? again : again.inRound(1))
                .put(Refs.due(triage), triage)
                .missing(Refs.cancelled(task.id()))
                .create(
                        Refs.note(task.id(), receipts.ids().ulid()),
                        new Note(
                                caller.actor().name(),
                                "Opened again.",
                                receipts.clock().instant()))
                .receipt(receipts.by(caller.actor())
                        .changed("state", task.state().spelled(), open.spelled())
                        .of("task.reopen", task.id().value(), filed.scope()))
                .hint(new Hint(
                        Hint.About.TASK_OPEN, task.id().value(), filed.squad().value()))
                .hint(new Hint(Hint.About.CARD, task.id().value(), filed.squad().value()));
        return Answer.given(new Once.Intent<>(changes, task.id().value(), task.id()));
    }
}
