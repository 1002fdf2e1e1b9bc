package mupot.wire.api;

import java.util.List;
import java.util.Optional;

/** Bodies about the pot's shape. */
public final class Organisation {

    private Organisation() {}

    /** A new name for the pot or for a new department. */
    public record Named(String name) {}

    public record Pot(String id, String name) {}

    public record Department(String id, String name, String slug) {}

    public record SquadWanted(String name, String department, Optional<String> template) {}

    public record Squad(String id, String name, String slug, String department, Optional<String> departmentSlug) {}

    public record SquadWithAgents(String id, String name, String slug, String department, List<Agent> agents) {}

    public record AgentWanted(
            String name, String squad, String role, Optional<List<String>> skills, Optional<String> model) {}

    /** @param accountable the member who answers for it */
    public record Agent(
            String id,
            String name,
            String slug,
            String squad,
            String role,
            List<String> skills,
            String accountable,
            Optional<String> model) {}

    public record SiteWanted(String kind, String origin, String squad, Optional<String> name) {}

    public record Site(String id, String kind, String name, String origin, String squad, Optional<String> squadSlug) {}
}
