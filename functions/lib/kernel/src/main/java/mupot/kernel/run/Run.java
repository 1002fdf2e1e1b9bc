package mupot.kernel.run;

import java.time.Instant;
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
        Phase phase) {

    /** Whether there is more to do. */
    public enum Phase {
        ACTIVE,
        ENDED
    }

    public Run leased(Instant until, long bootNow) {
        return new Run(id, task, squad, department, agent, skill, round, note, fence + 1, until, bootNow, steps, phase);
    }

    /** Gives the lease back: anyone may take it from this moment on. */
    public Run resting(Instant now) {
        return new Run(id, task, squad, department, agent, skill, round, note, fence, now, boot, steps, phase);
    }

    /** Whether nobody works on it now. */
    public boolean leaseOver(Instant now, long bootNow) {
        return !now.isBefore(leaseUntil) || boot < bootNow;
    }

    public Run stepped() {
        return new Run(
                id, task, squad, department, agent, skill, round, note, fence, leaseUntil, boot, steps + 1, phase);
    }

    public Run ended() {
        return new Run(
                id, task, squad, department, agent, skill, round, note, fence, leaseUntil, boot, steps, Phase.ENDED);
    }
}
