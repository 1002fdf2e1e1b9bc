package mupot.kernel.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.run.Run;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.Stops;
import mupot.kernel.task.Move;
import mupot.kernel.task.Note;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/**
 * What people see of a task follows what the gate did. The task's record is a display claim that others may have moved:
 * it never holds the gate up, and it is set right by force where no move leads there.
 */
record Aftermath(Book book, Receipts receipts, long boot) {

    static final int MAX_ROUNDS = 3;

    /** Whether the task's record moves along. Someone who keeps changing it can't keep the gate from acting. */
    enum Display {
        SHOWN,
        SKIPPED
    }

    /** Where the task's record can't be read, or can't be written any more, the change is made without it. */
    Committed committed(Display display, Function<Display, Changes> changes) {
        if (display == Display.SKIPPED) {
            return book.commit(changes.apply(Display.SKIPPED));
        }
        try {
            return book.commit(changes.apply(Display.SHOWN));
        } catch (RuntimeException spoilt) {
            return book.commit(changes.apply(Display.SKIPPED));
        }
    }

    Changes claimed(Changes changes, GateState state) {
        return shown(changes, state, new Move.Claimed(state.proposal()), new TaskState.Firing(state.proposal(), ""));
    }

    Changes fired(Changes changes, GateState state, String how) {
        return shown(changes, state, new Move.Fired(state.proposal(), how), new TaskState.Done(how));
    }

    Changes failed(Changes changes, GateState state, String why) {
        return shown(changes, state, new Move.GaveUp(why), new TaskState.Failed(why));
    }

    Changes doubted(Changes changes, GateState state, String why) {
        return shown(
                changes, state, new Move.Doubted(state.proposal(), why), new TaskState.Firing(state.proposal(), why));
    }

    /** Nobody decided: a person has to re-open it. Says nothing of a task that is elsewhere by now. */
    Changes lapsed(Changes changes, GateState state) {
        if (state.undoes().isPresent()) {
            return kept(changes, state, "Not undone: nobody decided in time.");
        }
        Optional<Held<Task>> task = task(state.task());
        if (task.isPresent()
                && Move.apply(task.get().value().state(), new Move.Lapsed(state.proposal()))
                        instanceof Move.Result.Moved(var waiting)) {
            changes.replace(task.get(), task.get().value().in(waiting));
        }
        return card(changes, state);
    }

    /** Another round with the note, or a wait for a person if there were enough. A task that is over stays over. */
    Changes sentBack(Changes changes, GateState state, Optional<ProposalBody> body, String note) {
        Optional<Held<Task>> task =
                task(state.task()).filter(held -> !held.value().state().over());
        Optional<Run> last = body.flatMap(it -> book.find(Refs.run(it.run())))
                .map(Held::value)
                .filter(run -> run.task().equals(state.task()));
        if (task.isEmpty()) {
            return card(changes, state);
        }
        Held<Task> held = task.get();
        if (state.undoes().isPresent()) {
            return kept(changes, state, "Not undone: " + note + ".");
        }
        note(changes, state, note);
        if (last.isEmpty() || held.value().round() >= MAX_ROUNDS) {
            var waiting = new TaskState.Waiting(
                    TaskState.Reason.TOO_MANY_ROUNDS,
                    "It came back " + held.value().round() + " times, last because: " + note + ".",
                    Optional.empty(),
                    Optional.empty());
            return card(changes.replace(held, held.value().in(waiting)), state);
        }
        Optional<StopFlag> calledOff = calledOff(state.task());
        if (calledOff.isPresent()) {
            var cancelled = new TaskState.Cancelled(calledOff.get().by());
            return card(changes.replace(held, held.value().in(cancelled)), state);
        }
        Run next = next(state, last.get(), held.value().round() + 1, note);
        Due again = Due.leaseOver(next.id(), receipts.clock().instant());
        TaskState working =
                after(held.value().state(), new Move.SentBack(next.id(), note), new TaskState.Working(next.id(), note));
        changes.replace(held, held.value().in(working).inRound(next.round()))
                .create(Refs.run(next.id()), next)
                .put(Refs.due(again), again)
                .hint(new Hint(
                        Hint.About.RUN, state.task().value(), state.squad().value()));
        return card(changes, state);
    }

    /** That a task it comes from was cancelled meanwhile: nobody would do another round. */
    private Optional<StopFlag> calledOff(TaskId task) {
        List<Ref<StopFlag>> above = book.find(Refs.filed(task)).stream()
                .flatMap(filed -> filed.value().above().stream())
                .map(Refs::cancelled)
                .toList();
        return above.isEmpty() ? Optional.empty() : new Stops(above).over(book).map(Held::value);
    }

    private Changes kept(Changes changes, GateState state, String how) {
        return shown(changes, state, new Move.Kept(state.proposal(), how), new TaskState.Done(how));
    }

    Changes card(Changes changes, GateState state) {
        return changes.hint(
                new Hint(Hint.About.CARD, state.task().value(), state.squad().value()));
    }

    private void note(Changes changes, GateState state, String text) {
        changes.create(
                Refs.note(state.task(), receipts.ids().ulid()),
                Note.sentBack(text, receipts.clock().instant(), state.proposal()));
    }

    private Changes shown(Changes changes, GateState state, Move move, TaskState otherwise) {
        task(state.task())
                .ifPresent(held ->
                        changes.replace(held, held.value().in(after(held.value().state(), move, otherwise))));
        return card(changes, state);
    }

    private static TaskState after(TaskState from, Move move, TaskState otherwise) {
        return switch (Move.apply(from, move)) {
            case Move.Result.Moved(var to) -> to;
            case Move.Result.Illegal _ -> otherwise;
        };
    }

    private Run next(GateState state, Run last, int round, String note) {
        return Run.begun(
                RunId.next(receipts.ids()),
                state.task(),
                state.squad(),
                state.department(),
                last.agent(),
                last.skill(),
                round,
                note,
                Instant.EPOCH,
                boot);
    }

    private Optional<Held<Task>> task(TaskId id) {
        return book.find(Refs.task(id));
    }
}
