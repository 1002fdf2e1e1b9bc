package mupot.kernel.org;

import java.util.List;
import java.util.Optional;

/** Squads that are offered ready made; never forced on anyone. */
@FunctionalInterface
public interface Templates {

    /** The agents of the template with this name. */
    Optional<List<AgentDraft>> named(String name);
}
