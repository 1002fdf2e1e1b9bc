package mupot.kernel.org;

import java.util.List;
import java.util.Optional;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;

/**
 * An agent's employee card.
 *
 * @param skills procedures it can follow without a model
 * @param accountable the human who answers for every act of it
 * @param model whom it thinks with; empty: only its skills
 */
public record Agent(
        AgentId id,
        SquadId squad,
        DepartmentId department,
        String name,
        Slug slug,
        String role,
        List<String> skills,
        MemberId accountable,
        Optional<String> model) {

    public Agent {
        skills = List.copyOf(skills);
    }
}
