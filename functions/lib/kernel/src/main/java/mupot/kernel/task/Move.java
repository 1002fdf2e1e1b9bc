package mupot.kernel.task;

import java.time.Instant;
import java.util.Optional;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import mupot.kernel.policy.Refusal;
import mupot.kernel.task.TaskState.AwaitingVerdict;
import mupot.kernel.task.TaskState.Cancelled;
import mupot.kernel.task.TaskState.Checking;
import mupot.kernel.task.TaskState.Done;
import mupot.kernel.task.TaskState.Failed;
import mupot.kernel.task.TaskState.Firing;
import mupot.kernel.task.TaskState.Open;
import mupot.kernel.task.TaskState.Waiting;
import mupot.kernel.task.TaskState.Working;

/** Something that happens to a task, and the one function that says what becomes of it. */
public sealed interface Move {

    record Started(RunId run) implements Move {}

    /** The run that it waited with goes on. */
    record Resumed(RunId run, String note) implements Move {}

    record Drafted() implements Move {}

    record Proposed(ProposalId proposal, Instant until) implements Move {}

    record Answered(String how) implements Move {}

    /** @param kept the run that goes on once the task does */
    record Paused(TaskState.Reason reason, String why, Optional<Instant> until, Optional<RunId> kept) implements Move {}

    /** Someone put another proposal in the place of the one that waits. */
    record Edited(ProposalId before, ProposalId next, Instant until) implements Move {}

    /** What was done shall be taken back; that waits for a verdict, too. */
    record Reverting(ProposalId what, ProposalId undo, Instant until) implements Move {}

    /** It was not taken back after all: it stays as it was done. */
    record Kept(ProposalId undo, String how) implements Move {}

    record Claimed(ProposalId proposal) implements Move {}

    /** The effect's outcome is open until the target was read back. */
    record Doubted(ProposalId proposal, String why) implements Move {}

    record Fired(ProposalId proposal, String how) implements Move {}

    /** Rejected, edited or stale: another round, with what to mend. */
    record SentBack(RunId nextRun, String note) implements Move {}

    record Lapsed(ProposalId proposal) implements Move {}

    record Reopened() implements Move {}

    record CancelledBy(MemberId by) implements Move {}

    record GaveUp(String why) implements Move {}

    /** What a move comes to. */
    sealed interface Result {

        record Moved(TaskState to) implements Result {}

        record Illegal(Refusal refusal) implements Result {}
    }

    static Result apply(TaskState from, Move move) {
        return switch (move) {
            case Started(var run) when from instanceof Open || from instanceof Waiting -> to(new Working(run, ""));
            case Resumed(var run, var note) when from.paused().equals(Optional.of(run)) -> to(new Working(run, note));
            case Drafted() when from instanceof Working(var run, var _) -> to(new Checking(run));
            case Proposed(var proposal, var until)
            when from instanceof Checking -> to(new AwaitingVerdict(proposal, until));
            case Answered(var how) when from instanceof Checking -> to(new Done(how));
            case Paused(var reason, var why, var until, var kept)
            when !gated(from) && !from.over() -> to(new Waiting(reason, why, until, kept));
            case Edited(var before, var next, var until)
            when awaits(from, before) -> to(new AwaitingVerdict(next, until));
            case Reverting(var what, var undo, var until)
            when from instanceof Done || fires(from, what) -> to(new AwaitingVerdict(undo, until));
            case Kept(var undo, var how) when awaits(from, undo) || fires(from, undo) -> to(new Done(how));
            case Claimed(var proposal) when awaits(from, proposal) -> to(new Firing(proposal, ""));
            case Doubted(var proposal, var why) when fires(from, proposal) -> to(new Firing(proposal, why));
            case Fired(var proposal, var how) when fires(from, proposal) -> to(new Done(how));
            case SentBack(var run, var note) when gated(from) || from instanceof Checking -> to(new Working(run, note));
            case Lapsed(var proposal)
            when awaits(from, proposal) ->
                to(new Waiting(
                        TaskState.Reason.EXPIRED, "Nobody decided in time.", Optional.empty(), Optional.empty()));
            case Reopened() when from instanceof Waiting -> to(new Open(from.paused()));
            case CancelledBy(var member) when !from.over() && !(from instanceof Firing) -> to(new Cancelled(member));
            case GaveUp(var why) when !from.over() -> to(new Failed(why));
            case Started _,
                    Resumed _,
                    Drafted _,
                    Proposed _,
                    Answered _,
                    Paused _,
                    Edited _,
                    Reverting _,
                    Kept _,
                    Claimed _,
                    Doubted _,
                    Fired _,
                    SentBack _,
                    Lapsed _,
                    Reopened _,
                    CancelledBy _,
                    GaveUp _ -> illegal(from, move);
        };
    }

    private static boolean gated(TaskState state) {
        return state instanceof AwaitingVerdict || state instanceof Firing;
    }

    private static boolean awaits(TaskState state, ProposalId proposal) {
        return state instanceof AwaitingVerdict(var awaited, var _) && awaited.equals(proposal);
    }

    private static boolean fires(TaskState state, ProposalId proposal) {
        return state instanceof Firing(var fired, var _) && fired.equals(proposal);
    }

    private static Result to(TaskState state) {
        return new Result.Moved(state);
    }

    private static Result illegal(TaskState from, Move move) {
        return new Result.Illegal(new Refusal(
                Refusal.Code.WRONG_STATE,
                "A task that is " + from.spelled() + " can't be "
                        + move.getClass().getSimpleName() + "."));
    }
}
