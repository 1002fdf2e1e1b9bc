package mupot.kernel.keeper;

import java.time.Duration;
import java.time.Instant;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.id.Id;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;

/** Something to look at again at a time. A hint: the sweep re-reads the subject before it acts. */
public record Due(Instant at, Matter matter, String subject) {

    /** What may have come due. */
    public enum Matter {
        /** Subject: the proposal. */
        PROPOSAL_EXPIRES,
        /** Subject: the proposal. */
        PROPOSAL_REMIND,
        /** Subject: the proposal. */
        PROPOSAL_ESCALATE,
        /** Subject: a proposal of the squad whose channels shall be told again what waits. */
        DIGEST_LATER,
        /** Subject: the proposal. As long as someone waits for an answer about it, one of these stands for it. */
        QUESTION_OPEN,
        /** Subject: the run. As long as it is active one of these stands for it. */
        RUN_LEASE_OVER,
        /** Subject: the proposal. */
        CLAIM_OVER,
        /** Subject: the proposal. As long as it isn't known what else its effect changed, one of these stands for it. */
        COMPARISON_OPEN,
        /** Subject: the task. As long as it is open or waits for something of the pot, one of these stands for it. */
        TASK_WAITS,
        /** Subject: the task. */
        CARD_LATER,
        /** Subject: the binding. The platform asked to be left alone for a while. */
        SYNC_LATER
    }

    /** How long the sweep leaves an open or waiting task, or an unclaimed run, before it looks again. */
    public static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    /** Sees to it that an open or waiting task is looked at again, whatever happens to its hints. */
    public static Due triage(TaskId task, Instant now) {
        return new Due(now.plus(LOOK_AGAIN), Matter.TASK_WAITS, task.value());
    }

    /** Sees to it that a run goes on once nobody holds its lease. Whoever makes a run puts it with it. */
    public static Due leaseOver(RunId run, Instant at) {
        return new Due(at, Matter.RUN_LEASE_OVER, run.value());
    }

    /** The same at another time, at least a second later, so that it never stands under its old key. */
    public Due laterAt(Instant time) {
        Instant soonest = at.plusSeconds(1);
        return new Due(time.isBefore(soonest) ? soonest : time, matter, subject);
    }

    /** As in the entry's sort key: sorts by time. */
    public String key() {
        return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "#" + matter + "." + subject;
    }

    /** Whether it names something of its kind and stands where the sweep comes by in time. Any worker can write here. */
    boolean standsAt(Ref<Due> ref) {
        return ref.equals(Refs.due(this)) && !ref.sort().startsWith("+") && namesSomething();
    }

    private boolean namesSomething() {
        return matter == Matter.SYNC_LATER ? hint().carriable() : namesAnId();
    }

    /** To look at the channel. */
    Hint hint() {
        int dot = subject.indexOf('.');
        return new Hint(Hint.About.SYNC, subject, dot < 0 ? subject : subject.substring(0, dot));
    }

    private boolean namesAnId() {
        try {
            Id id =
                    switch (matter) {
                        case PROPOSAL_EXPIRES,
                                PROPOSAL_REMIND,
                                PROPOSAL_ESCALATE,
                                DIGEST_LATER,
                                QUESTION_OPEN,
                                CLAIM_OVER,
                                COMPARISON_OPEN -> new ProposalId(subject);
                        case RUN_LEASE_OVER -> new RunId(subject);
                        case TASK_WAITS, CARD_LATER -> new TaskId(subject);
                        case SYNC_LATER -> throw new IllegalArgumentException("a channel has no id of ours");
                    };
            return id.value().equals(subject);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One of four partitions, by subject. */
    public String shard() {
        return Integer.toString(Math.floorMod(subject.hashCode(), SHARDS));
    }

    public static final int SHARDS = 4;
}
