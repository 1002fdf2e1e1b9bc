package mupot.kernel.task;

import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Withdrawn;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Caller;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;

/**
 * What it comes to that one task is cancelled: its state, a flag that keeps whatever was proposed for it from firing, the
 * proposal of it that waits, the run that is at it.
 */
record CallOff(Book book, Receipts receipts) {

    /** Empty: the gate has claimed its proposal already. */
    Optional<Changes> in(Changes changes, Caller caller, Held<Task> held, Scope scope, TaskState to, String why) {
        Task task = held.value();
        var flag = new StopFlag(
                new StopSubject.CancelledTask(task.id()),
                caller.actor().member(),
                Rank.OWNER,
                why,
                receipts.clock().instant());
        Receipts.Draft receipt =
                receipts.by(caller.actor()).changed("state", task.state().spelled(), to.spelled());
        task.parent().ifPresent(_ -> receipt.why(why));
        ends(
                changes.replace(held, task.in(to))
                        .put(Refs.cancelled(task.id()), flag)
                        .receipt(receipt.of("task.cancel", task.id().value(), scope))
                        .hint(new Hint(
                                Hint.About.CARD, task.id().value(), task.squad().value())),
                task.state());
        return withdrawn(changes, task, why) ? Optional.of(changes) : Optional.empty();
    }

    /** What waits is no work to be called off: it takes back what was done, or will once keeper has opened it. */
    boolean takesBack(Task task) {
        if (!(task.state() instanceof TaskState.AwaitingVerdict(var waiting, var _))) {
            return false;
        }
        Found found = book.findAll(List.of(Refs.gate(waiting), Refs.proposal(waiting)));
        return found.get(Refs.gate(waiting))
                .map(gate -> gate.value().undoes().isPresent() && gate.value().fate() instanceof GateState.Fate.Pending)
                .orElseGet(() -> found.get(Refs.proposal(waiting))
                        .flatMap(body -> body.value().undoes())
                        .filter(undone -> hasFired(undone, task.id()))
                        .isPresent());
    }

    /** What the body of a proposal says is a claim until keeper has opened it. */
    private boolean hasFired(ProposalId proposal, TaskId task) {
        return book.find(Refs.gate(proposal))
                .map(Held::value)
                .filter(gate -> gate.task().equals(task)
                        && gate.fate().equals(new GateState.Fate.Approved(GateState.Effect.FIRED)))
                .isPresent();
    }

    /** Keeper does it: a door writes no run. */
    private void ends(Changes changes, TaskState from) {
        from.atRun()
                .or(from::paused)
                .map(run -> Due.leaseOver(run, receipts.clock().instant()))
                .ifPresent(due -> changes.put(Refs.due(due), due));
    }

    /** False: the gate has claimed it already. The task's own list is a claim: only its own proposals are touched. */
    private boolean withdrawn(Changes changes, Task task, String why) {
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
            changes.create(
                    Refs.withdrawn(last), new Withdrawn(why, receipts.clock().instant()));
        }
        return true;
    }
}
