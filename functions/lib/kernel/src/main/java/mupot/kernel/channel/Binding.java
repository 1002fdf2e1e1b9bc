package mupot.kernel.channel;

import java.time.Instant;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.SquadId;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;

/**
 * This channel is that squad.
 *
 * @param ceiling the most that merely being in the channel may give
 */
public record Binding(ChannelPlace place, DepartmentId department, SquadId squad, Rank ceiling, Instant since) {

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }
}
