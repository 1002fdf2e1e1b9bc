package mupot.kernel.connector;

import java.time.Instant;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.SquadId;
import mupot.kernel.policy.Scope;

/**
 * One outside system that a squad's agents work on.
 *
 * @param kind which connector: {@code folder}
 * @param origin where it is: a folder's absolute path, a site's origin. Verdicts and secrets are bound to it
 */
public record Connection(
        ConnectionId id,
        SquadId squad,
        DepartmentId department,
        String kind,
        String name,
        String origin,
        Instant since) {

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }

    public Hash originHash() {
        return Hash.of(kind + " " + origin);
    }
}
