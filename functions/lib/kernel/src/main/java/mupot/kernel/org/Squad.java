package mupot.kernel.org;

import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.policy.Scope;

/** A team of agents and members; a bound channel is the squad. */
public record Squad(SquadId id, DepartmentId department, String name, Slug slug) {

    public Scope scope() {
        return new Scope.Squad(department, id);
    }
}
