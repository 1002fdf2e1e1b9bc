package mupot.kernel.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Scope;

/**
 * Who filed a task, where and through which door: the facts that the gate believes. Never changes.
 *
 * @param parent whose agent handed it on; empty: a member filed it
 * @param depth how many tasks stand above it
 * @param root the topmost of them, that a member filed
 */
public record Filed(
        TaskId task,
        SquadId squad,
        DepartmentId department,
        MemberId creator,
        String door,
        Instant at,
        Optional<TaskId> parent,
        int depth,
        Optional<TaskId> root) {

    /** By a member. */
    public Filed(TaskId task, SquadId squad, DepartmentId department, MemberId creator, String door, Instant at) {
        this(task, squad, department, creator, door, at, Optional.empty(), 0, Optional.empty());
    }

    /** The tasks that it comes from. */
    public List<TaskId> above() {
        return Stream.of(parent, root).flatMap(Optional::stream).distinct().toList();
    }

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }
}
