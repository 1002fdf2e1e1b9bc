package mupot.kernel.task;

import java.time.Instant;
import java.util.Optional;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;

/** Where a task stands. {@link Move} is the only way from one to another. */
public sealed interface TaskState {

    /** @param kept the run that goes on if its agent still can; empty: a new one begins */
    record Open(Optional<RunId> kept) implements TaskState {

        /** Nobody has worked on it yet. */
        public Open() {
            this(Optional.empty());
        }
    }

    /** @param note what the last round has to mend; empty in the first */
    record Working(RunId run, String note) implements TaskState {}

    record Checking(RunId run) implements TaskState {}

    record AwaitingVerdict(ProposalId proposal, Instant until) implements TaskState {}

    record Firing(ProposalId proposal, String why) implements TaskState {}

    record Done(String how) implements TaskState {}

    /**
     * @param why in words, with what would end the wait
     * @param until when it next moves by itself; empty: a person has to act
     * @param kept the run that paused for it; empty: none was under way
     */
    record Waiting(Reason reason, String why, Optional<Instant> until, Optional<RunId> kept) implements TaskState {}

    record Cancelled(MemberId by) implements TaskState {}

    record Failed(String why) implements TaskState {}

    /** What a waiting task waits for. */
    enum Reason {
        NO_AGENT,
        NO_MODEL,
        /** Every model that its agent asks has refused: a wrong key, a name that its provider doesn't know. */
        MODEL_REFUSES,
        NO_CONNECTION,
        QUESTION,
        BUDGET,
        EXPIRED,
        TOO_MANY_ROUNDS,
        /** It went on by itself some times, spent, and got no further: a person says whether it shall once more. */
        INTERRUPTED
    }

    default boolean over() {
        return switch (this) {
            case Done _, Cancelled _, Failed _ -> true;
            case Open _, Working _, Checking _, AwaitingVerdict _, Firing _, Waiting _ -> false;
        };
    }

    /** Whether a member may open it again: it waits for nothing else, or would only try again later. */
    default boolean opensAgain() {
        return this instanceof Waiting(var reason, var _, var until, var _)
                && (until.isPresent()
                        || switch (reason) {
                            case EXPIRED, TOO_MANY_ROUNDS, BUDGET, MODEL_REFUSES, INTERRUPTED -> true;
                            case NO_AGENT, NO_MODEL, NO_CONNECTION, QUESTION -> false;
                        });
    }

    /** Which run the task is at; empty: none. */
    default Optional<RunId> atRun() {
        return switch (this) {
            case Working(var run, var _) -> Optional.of(run);
            case Checking(var run) -> Optional.of(run);
            case Open _, AwaitingVerdict _, Firing _, Done _, Waiting _, Cancelled _, Failed _ -> Optional.empty();
        };
    }

    /** Which run goes on once the task does; empty: none. */
    default Optional<RunId> paused() {
        return switch (this) {
            case Open(var kept) -> kept;
            case Waiting(var _, var _, var _, var kept) -> kept;
            case Working _, Checking _, AwaitingVerdict _, Firing _, Done _, Cancelled _, Failed _ -> Optional.empty();
        };
    }

    /** The type's name, as lists and JSON spell a state. */
    default String spelled() {
        return getClass().getSimpleName();
    }
}
