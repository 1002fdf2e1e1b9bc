package mupot.kernel.task;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Withdrawn;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Caller;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Ruling;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;

/**
 * Ends a task that nobody wants any more. A proposal of it that still waits is withdrawn in the same transaction, and
 * a flag keeps whatever else was proposed for it from firing; what is being performed can't be called back.
 */
public record CancelTask(Book book, Deliveries deliveries, Receipts receipts, Clock clock) {

    private static final int TRIES = 3;
    private static final Refusal FIRING = new Refusal(
            Refusal.Code.WRONG_STATE, "Its change was approved and is being made; that can't be called back.");

    /** What came of it. */
    public sealed interface Cancelling {

        record Done(TaskId task) implements Cancelling {}

        record Refused(Refusal refusal) implements Cancelling {}
    }

    public Cancelling cancel(Caller caller, TaskId id) {
        for (int i = 0; i < TRIES; i++) {
            Found found = book.findAll(List.of(Refs.filed(id), Refs.task(id)));
            Optional<Filed> filed = found.get(Refs.filed(id))
                    .map(Held::value)
                    .filter(one -> Policy.sees(caller.actor(), Query.SHOW_TASK, one.scope()));
            Optional<Held<Task>> task = found.get(Refs.task(id));
            if (filed.isEmpty() || task.isEmpty()) {
                return new Cancelling.Refused(Refusal.notFound("task"));
            }
            Optional<Cancelling> result = cancel(caller, filed.get(), task.get());
            if (result.isPresent()) {
                return result.get();
            }
        }
        return new Cancelling.Refused(new Refusal(Refusal.Code.CONFLICT, "The task keeps changing. Try again."));
    }

    /** Empty: something changed meanwhile. */
    private Optional<Cancelling> cancel(Caller caller, Filed filed, Held<Task> task) {
        if (Policy.may(caller.actor(), Command.CANCEL_TASK, filed.scope()) instanceof Ruling.Denied(var refusal)) {
            return Optional.of(new Cancelling.Refused(refusal));
        }
        if (takesBack(task.value())) {
            return Optional.of(new Cancelling.Refused(TAKES_BACK));
        }
        TaskId id = filed.task();
        TaskState from = task.value().state();
        return switch (Move.apply(from, new Move.CancelledBy(caller.actor().member()))) {
            case Move.Result.Illegal(var refusal) ->
                Optional.of(
                        book.find(Deliveries.ref(caller.actor())).isPresent()
                                ? new Cancelling.Done(id)
                                : new Cancelling.Refused(refusal));
            case Move.Result.Moved(var to) -> {
                Changes changes = caller.begin(filed.scope())
                        .replace(task, task.value().in(to))
                        .put(Refs.cancelled(id), flag(caller, id))
                        .receipt(receipts.by(caller.actor())
                                .changed("state", from.spelled(), to.spelled())
                                .of("task.cancel", id.value(), filed.scope()))
                        .hint(new Hint(
                                Hint.About.CARD, id.value(), filed.squad().value()));
                ends(changes, from);
                yield withdrawn(changes, task.value())
                        ? committed(caller, id, changes)
                        : Optional.of(new Cancelling.Refused(FIRING));
            }
        };
    }

    /** Keeper does it: a door writes no run. */
    private void ends(Changes changes, TaskState from) {
        from.atRun()
                .or(from::paused)
                .map(run -> Due.leaseOver(run, clock.instant()))
                .ifPresent(due -> changes.put(Refs.due(due), due));
    }

    /** What waits is no work to be called off: it takes back what was done. */
    private boolean takesBack(Task task) {
        return task.state() instanceof TaskState.AwaitingVerdict(var waiting, var _)
                && book.find(Refs.gate(waiting))
                        .filter(gate -> gate.value().undoes().isPresent())
                        .isPresent();
    }

    private static final Refusal TAKES_BACK = new Refusal(
            Refusal.Code.WRONG_STATE,
            "What it did is about to be taken back, if someone approves. Reject that proposal to keep it as it is.");

    private StopFlag flag(Caller caller, TaskId id) {
        return new StopFlag(
                new StopSubject.CancelledTask(id),
                caller.actor().member(),
                Rank.OWNER,
                "Its task was cancelled.",
                clock.instant());
    }

    private Optional<Cancelling> committed(Caller caller, TaskId id, Changes changes) {
        return switch (book.commit(deliveries.once(changes, caller.actor(), id.value()))) {
            case Committed.Done() -> Optional.of(new Cancelling.Done(id));
            case Committed.Conflict conflict ->
                deliveries.before(conflict, caller.actor()).map(reply -> new Cancelling.Done(id));
        };
    }

    /** False: the gate has claimed it already. The task's own list is a claim: only its own proposals are touched. */
    private boolean withdrawn(Changes changes, Task task) {
        if (task.proposals().isEmpty()) {
            return true;
        }
        ProposalId last = task.proposals().getLast();
        Found found = book.findAll(List.of(Refs.gate(last), Refs.proposal(last), Refs.withdrawn(last)));
        Optional<Held<GateState>> gate = found.get(Refs.gate(last));
        boolean own = gate.map(held -> held.value().task())
                .or(() ->
                        found.get(Refs.proposal(last)).map(held -> held.value().task()))
                .filter(task.id()::equals)
                .isPresent();
        if (!own) {
            return true;
        }
        if (gate.isPresent() && gate.get().value().fate() instanceof GateState.Fate.Approved(var effect)) {
            return effect != GateState.Effect.CLAIMED && effect != GateState.Effect.UNKNOWN;
        }
        if (gate.isPresent() && !(gate.get().value().fate() instanceof GateState.Fate.Pending)) {
            return true;
        }
        gate.ifPresentOrElse(
                held -> changes.replace(held, held.value().with(new GateState.Fate.Withdrawn())),
                () -> changes.missing(Refs.gate(last)));
        if (!found.isThere(Refs.withdrawn(last))) {
            changes.create(Refs.withdrawn(last), new Withdrawn("Its task was cancelled.", clock.instant()));
        }
        return true;
    }
}
