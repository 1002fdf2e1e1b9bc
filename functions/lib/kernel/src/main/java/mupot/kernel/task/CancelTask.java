package mupot.kernel.task;

import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.id.TaskId;
import mupot.kernel.people.Caller;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Ruling;
import mupot.kernel.receipt.Receipts;

/**
 * Ends a task that nobody wants any more. A proposal of it that still waits is withdrawn in the same transaction, and
 * a flag keeps whatever else was proposed for it from firing; what is being performed can't be called back. Then all that
 * it has handed on is cancelled, too, also of a task that is over itself; until then its flag holds that.
 */
public record CancelTask(Book book, Deliveries deliveries, Receipts receipts) {

    private static final String WHY = "Its task was cancelled.";

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
                if (result.get() instanceof Cancelling.Done) {
                    handedOn().cancel(caller, filed.get());
                }
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
        if (callOff().takesBack(task.value())) {
            return Optional.of(new Cancelling.Refused(TAKES_BACK));
        }
        return switch (Move.apply(
                task.value().state(), new Move.CancelledBy(caller.actor().member()))) {
            case Move.Result.Illegal(var refusal) -> over(caller, filed, refusal);
            case Move.Result.Moved(var to) ->
                callOff()
                        .in(caller.begin(filed.scope()), caller, task, filed.scope(), to, WHY)
                        .map(changes -> committed(caller, filed.task(), changes))
                        .orElse(Optional.of(new Cancelling.Refused(FIRING)));
        };
    }

    /** It is over, but perhaps not what it has handed on. */
    private Optional<Cancelling> over(Caller caller, Filed filed, Refusal refusal) {
        if (book.find(Deliveries.ref(caller.actor())).isPresent()) {
            return Optional.of(new Cancelling.Done(filed.task()));
        }
        return handedOn().any(caller, filed)
                ? committed(
                        caller,
                        filed.task(),
                        caller.begin(filed.scope())
                                .receipt(receipts.by(caller.actor())
                                        .why("What it has handed on is not wanted any more.")
                                        .of("task.cancel-parts", filed.task().value(), filed.scope())))
                : Optional.of(new Cancelling.Refused(refusal));
    }

    private CallOff callOff() {
        return new CallOff(book, receipts);
    }

    private CancelHandedOn handedOn() {
        return new CancelHandedOn(book, callOff());
    }

    private static final Refusal TAKES_BACK = new Refusal(
            Refusal.Code.WRONG_STATE,
            "What it did is about to be taken back, if someone approves. Reject that proposal to keep it as it is.");

    private Optional<Cancelling> committed(Caller caller, TaskId id, Changes changes) {
        return switch (book.commit(deliveries.once(changes, caller.actor(), id.value()))) {
            case Committed.Done() -> Optional.of(new Cancelling.Done(id));
            case Committed.Conflict conflict ->
                deliveries.before(conflict, caller.actor()).map(reply -> new Cancelling.Done(id));
        };
    }
}
