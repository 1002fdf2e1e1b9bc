package mupot.kernel.run;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import mupot.kernel.charter.Broken;
import mupot.kernel.charter.Charters;
import mupot.kernel.charter.NeverRules;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.memory.Recalled;
import mupot.kernel.model.Model;
import mupot.kernel.model.Preference;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Squad;

/**
 * What an agent that thinks is told of itself and its squad. Read anew in each slice, so that what an owner changes
 * counts for what is asked next.
 *
 * @param models whom it asks, the best liked first
 * @param checker who looks at its work, with the models that one asks; empty: nobody else of the squad can
 * @param colleagues the squad's other agents
 * @param charters what holds in the pot and in the squad
 * @param handedOn what untrusted the task brings along because another agent wrote it, itself first; empty: a member did
 * @param memory what it may know by key, of each tier so many
 * @param site where its drafts would go; empty: the squad has none
 */
public record Briefing(
        Agent agent,
        Optional<Squad> squad,
        List<Model> models,
        Optional<Colleague> checker,
        List<Agent> colleagues,
        Charters charters,
        Optional<Connection> site,
        List<Recalled> memory,
        List<String> handedOn,
        String doneWhen) {

    /** By the name that a squad gives it: QA checker, reviewer, tester. */
    private static final Pattern NAMES = Pattern.compile("(?i)\\b(qa|check|checker|review|reviewer|test|tester)\\b");

    /** Another agent of the squad and whom it asks. */
    public record Colleague(Agent agent, List<Model> models) {
        public Colleague {
            models = List.copyOf(models);
        }
    }

    public Briefing {
        models = List.copyOf(models);
        colleagues = List.copyOf(colleagues);
        memory = List.copyOf(memory);
        handedOn = List.copyOf(handedOn);
    }

    /** Which never-rules these drafts would break, as far as code can tell. */
    public List<Broken> broken(SortedMap<String, String> befores, SortedMap<String, String> drafts) {
        return site.filter(_ -> !drafts.isEmpty() && drafts.size() <= Payload.MAX_CHANGES)
                .map(connection -> {
                    Payload payload = Draft.payload(connection, befores, drafts);
                    return NeverRules.broken(
                            charters, ActionTable.classOf(connection.kind(), payload), payload, befores);
                })
                .orElse(List.of());
    }

    /** Whoever of the others has checking for a role and can think; else nobody. */
    static Optional<Colleague> checker(List<Agent> colleagues, List<Model> connected) {
        return colleagues.stream()
                .filter(Briefing::checks)
                .map(agent -> new Colleague(agent, Preference.of(agent, connected)))
                .filter(colleague -> !colleague.models().isEmpty())
                .findFirst();
    }

    private static boolean checks(Agent agent) {
        return NAMES.matcher(agent.name()).find();
    }
}
