package mupot.kernel.keeper;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;

/**
 * A nudge to look again at one subject. Nothing in it is believed: the consumer re-reads the table and drops the hint
 * if the state doesn't ask for work. Any order, any number of copies.
 *
 * @param subject the id of what to look at
 * @param group fairness between squads on a shared queue; never an order
 */
public record Hint(About about, String subject, String group) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.~-]{1,128}");

    /** Whether a queue can carry it. Whoever can write an outbox row can write anything there. */
    public boolean carriable() {
        return NAME.matcher(subject).matches() && NAME.matcher(group).matches();
    }

    /** The task it is about; empty: it names none. */
    public Optional<TaskId> task() {
        return named(TaskId::new);
    }

    /** The proposal it is about; empty: it names none. */
    public Optional<ProposalId> proposal() {
        return named(ProposalId::new);
    }

    private <T> Optional<T> named(Function<String, T> id) {
        try {
            return Optional.of(id.apply(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What to look at. The route of each is {@link Routes}. */
    public enum About {
        /** A task was filed or woke: triage and assign it. */
        TASK_OPEN,
        /** A run should go on; the subject is the task. */
        RUN,
        /** A proposal's body was put; keeper opens its gate state. */
        PROPOSED,
        /** An agent handed a task on; keeper adopts it. */
        CHILD,
        /** A verdict was recorded, a claim's time is over, or an effect is still to be compared. */
        VERDICT,
        /** The task's card should show the present state. */
        CARD,
        /** Someone asked about a proposal: the agent that made it should answer. */
        QUESTION,
        /** More changed than was approved: the worker offers to take the effect back. */
        UNDO,
        /** People were nudged about a proposal: the squad's channels should be told what waits. */
        NUDGE,
        /** A chat platform was connected: it should learn the pot's commands. The subject is the platform. */
        CHANNEL,
        /** Words wait for one person; the subject is their place. */
        WHISPER,
        /** Who is in a bound channel should be looked up; the subject is the binding, or {@code all}. */
        SYNC,
        /** Whether one account is in the channels it counts in should be looked up; the subject is the account. */
        PRESENCE,
        /** A model should be tried; the subject is its name and the trial's id. */
        MODEL
    }
}
