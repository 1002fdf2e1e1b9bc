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

    /** @param budgetMicros what it may spend, in micro-dollars a day */
    public record AgentWanted(
            String name,
            String squad,
            String role,
            Optional<List<String>> skills,
            Optional<String> model,
            Optional<List<String>> tools,
            Optional<Long> budgetMicros,
            Optional<String> schedule) {}

    /**
     * What shall be different on an agent's card; what isn't named stays.
     *
     * @param accountable who shall answer for it: id, name or e-mail
     * @param clear which of {@code model}, {@code tools}, {@code budget}, {@code schedule} it shall have no more
     */
    public record AgentEdit(
            Optional<String> role,
            Optional<List<String>> skills,
            Optional<String> accountable,
            Optional<String> model,
            Optional<List<String>> tools,
            Optional<Long> budgetMicros,
            Optional<String> schedule,
            Optional<List<String>> clear) {}

    /**
     * @param accountable the member who answers for it
     * @param tools what it was granted; absent: all that its squad's sites offer
     */
    public record Agent(
            String id,
            String name,
            String slug,
            String squad,
            String role,
            List<String> skills,
            String accountable,
            Optional<String> model,
            Optional<List<String>> tools,
            Optional<Long> budgetMicros,
            Optional<String> schedule) {}

    /**
     * @param user who the pot is over there; with its password
     * @param password goes into the secret store and never comes back
     * @param readUser another user over there, who only reads for the pot; with its password
     * @param readPassword as {@code password}
     */
    public record SiteWanted(
            String kind,
            String origin,
            String squad,
            Optional<String> name,
            Optional<String> user,
            Optional<String> password,
            Optional<String> readUser,
            Optional<String> readPassword) {

        @Override
        public String toString() {
            return "SiteWanted[" + kind + ", " + origin + "]";
        }
    }

    public record Site(String id, String kind, String name, String origin, String squad, Optional<String> squadSlug) {}
}
