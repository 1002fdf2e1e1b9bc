package mupot.kernel.run;

import java.time.Instant;
import java.util.Optional;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Purse;
import mupot.kernel.budget.Slab;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;

/**
 * One agent's attempt at a task.
 *
 * @param round 1 for the first attempt; a rejection starts the next
 * @param fence how often the lease was taken; a step written under an older fence is refused
 * @param leaseUntil until then nobody else takes it
 * @param boot the local pot's boot number when the lease was taken; leases of an older boot are over. 0 in the cloud
 * @param steps how many steps are checkpointed
 * @param slab what is set aside for what it will ask next; empty: nothing
 * @param used what it has cost so far; an answer that was lost counts as the dearest that it could have been
 * @param pause the last one; empty: it has been at work from its beginning
 */
public record Run(
        RunId id,
        TaskId task,
        SquadId squad,
        DepartmentId department,
        AgentId agent,
        String skill,
        int round,
        String note,
        long fence,
        Instant leaseUntil,
        long boot,
        int steps,
        Optional<Slab> slab,
        Amount used,
        Phase phase,
        Optional<Pause> pause) {

    /** Whether there is more to do. */
    public enum Phase {
        ACTIVE,
        /** Once what its task waits for is there. Nothing is set aside for it. */
        PAUSED,
        ENDED
    }

    /** One that nobody has worked on yet. */
    public static Run begun(
            RunId id,
            TaskId task,
            SquadId squad,
            DepartmentId department,
            AgentId agent,
            String skill,
            int round,
            String note,
            Instant leaseUntil,
            long boot) {
        return new Run(
                id,
                task,
                squad,
                department,
                agent,
                skill,
                round,
                note,
                0,
                leaseUntil,
                boot,
                0,
                Optional.empty(),
                Amount.NOTHING,
                Phase.ACTIVE,
                Optional.empty());
    }

    public Run leased(Instant until, long bootNow) {
        return with(fence + 1, until, bootNow, steps);
    }

    /** Gives the lease back: anyone may take it from this moment on. */
    public Run resting(Instant now) {
        return with(fence, now, boot, steps);
    }

    /** Whether nobody works on it now. */
    public boolean leaseOver(Instant now, long bootNow) {
        return !now.isBefore(leaseUntil) || boot < bootNow;
    }

    /** How often its lease was taken without a step coming of it, since it last went on. */
    long breaks() {
        return (fence - since().fence()) - (steps - since().steps());
    }

    public Run stepped() {
        return with(fence, leaseUntil, boot, steps + 1);
    }

    /** In the change in which it ends, whoever ends it, what it had set aside is given back. */
    public static Changes end(Changes changes, Held<Run> run) {
        return run.value().givenBack(changes).replace(run, run.value().ended());
    }

    /** Nothing is set aside for it any more. */
    public Run ended() {
        return in(Phase.ENDED, pause);
    }

    /** Nothing stays set aside while it waits. */
    static Changes pause(Changes changes, Held<Run> run, Pause here) {
        return run.value().givenBack(changes).replace(run, run.value().in(Phase.PAUSED, Optional.of(here)));
    }

    private Changes givenBack(Changes changes) {
        return slab.map(aside -> Purse.giveBack(changes, agent, squad, aside)).orElse(changes);
    }

    /** Goes on: anyone may take its lease from this moment on. */
    public Run resumed(Instant now) {
        return resting(now).in(Phase.ACTIVE, pause);
    }

    /** Where it last began to go on. */
    public Pause since() {
        return pause.orElse(Pause.NEVER);
    }

    /** After this was taken from what is set aside. */
    public Run using(Slab from, Amount amount) {
        return costing(Optional.of(from.without(amount)), used.plus(amount));
    }

    /** After this turned out not to be needed. */
    public Run sparing(Amount amount) {
        return costing(slab.map(it -> it.with(amount)), used.minus(amount));
    }

    /** After this was used beyond what was set aside. */
    public Run owing(Amount amount) {
        return costing(slab, used.plus(amount));
    }

    private Run costing(Optional<Slab> aside, Amount cost) {
        return new Run(
                id,
                task,
                squad,
                department,
                agent,
                skill,
                round,
                note,
                fence,
                leaseUntil,
                boot,
                steps,
                aside,
                cost,
                phase,
                pause);
    }

    private Run in(Phase phaseNow, Optional<Pause> paused) {
        return new Run(
                id,
                task,
                squad,
                department,
                agent,
                skill,
                round,
                note,
                fence,
                leaseUntil,
                boot,
                steps,
                Optional.empty(),
                used,
                phaseNow,
                paused);
    }

    private Run with(long fenceNow, Instant until, long bootNow, int stepsNow) {
        return new Run(
                id,
                task,
                squad,
                department,
                agent,
                skill,
                round,
                note,
                fenceNow,
                until,
                bootNow,
                stepsNow,
                slab,
                used,
                phase,
                pause);
    }
}
