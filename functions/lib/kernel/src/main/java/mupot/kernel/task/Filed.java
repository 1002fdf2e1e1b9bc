package mupot.kernel.task;

import java.time.Instant;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Scope;

/** Who filed a task, where and through which door: the facts that the gate believes. Never changes. */
public record Filed(TaskId task, SquadId squad, DepartmentId department, MemberId creator, String door, Instant at) {

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }
}
