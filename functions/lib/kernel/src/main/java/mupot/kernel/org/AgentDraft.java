package mupot.kernel.org;

import java.util.List;
import java.util.Optional;

/**
 * An agent before it is hired.
 *
 * @param skills procedures it can follow without a model
 * @param model whom it thinks with; empty: only its skills
 */
public record AgentDraft(String name, String role, List<String> skills, Optional<String> model) {

    public AgentDraft {
        skills = List.copyOf(skills);
    }

    static AgentDraft of(Template.Part part) {
        return new AgentDraft(part.name(), part.role(), part.skills(), Optional.empty());
    }
}
