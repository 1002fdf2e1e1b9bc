package mupot.kernel.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.charter.Charters;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.memory.RecallForAgent;
import mupot.kernel.model.Model;
import mupot.kernel.model.Preference;
import mupot.kernel.org.Agent;
import mupot.kernel.task.TaskState;

/** What an agent needs to work: itself, its skill, the squad's site, and a briefing if it thinks. */
sealed interface Workplace {

    /** @param thinking empty: its skill needs no model */
    record Ready(Agent agent, Skill skill, Optional<OneSite> site, Optional<Thinking> thinking) implements Workplace {

        Skill.Site sight() {
            return site.<Skill.Site>map(one -> one).orElse(NOTHING);
        }
    }

    /** What an agent that thinks knows of its squad. */
    record Thinking(Briefing briefing) {}

    record Lacking(Optional<Agent> agent, TaskState.Reason reason, String why) implements Workplace {}

    String NO_AGENT = "Its agent is no longer in the squad. It goes on by itself once the squad has an agent.";
    String NO_CONNECTION = "This squad has no site that its agents can read."
            + " It goes on by itself once one is connected with `pot site connect`.";
    String NO_MODEL = "No model that it thinks with is connected."
            + " It goes on by itself once one is connected with `pot model connect`.";

    /** Of a squad without a site. */
    Skill.Site NOTHING = new Skill.Site() {
        @Override
        public List<String> targets() {
            return List.of();
        }

        @Override
        public Optional<String> read(String target) {
            return Optional.empty();
        }
    };

    static Workplace of(RunSlice slice, Run run) {
        Optional<Agent> agent =
                slice.book().find(Refs.agent(run.squad(), run.agent())).map(Held::value);
        if (agent.isEmpty()) {
            return new Lacking(agent, TaskState.Reason.NO_AGENT, NO_AGENT);
        }
        Optional<Skill> skill = slice.skills().stream()
                .filter(one -> one.name().equals(run.skill()))
                .findFirst();
        if (skill.isEmpty()) {
            return new Lacking(
                    agent,
                    TaskState.Reason.NO_MODEL,
                    "No model is connected, and the skill " + run.skill() + " isn't installed here.");
        }
        Optional<OneSite> site = site(slice, run);
        if (run.skill().equals(Skill.THINKING)) {
            return thinking(slice, run, agent.get(), skill.get(), site);
        }
        return site.isPresent()
                ? new Ready(agent.get(), skill.get(), site, Optional.empty())
                : new Lacking(agent, TaskState.Reason.NO_CONNECTION, NO_CONNECTION);
    }

    private static Workplace thinking(RunSlice slice, Run run, Agent agent, Skill skill, Optional<OneSite> site) {
        Book book = slice.book();
        List<Model> connected = Preference.connected(book);
        List<Model> models = Preference.of(agent, connected);
        if (models.isEmpty()) {
            return new Lacking(Optional.of(agent), TaskState.Reason.NO_MODEL, NO_MODEL);
        }
        List<Agent> colleagues = book.page(Refs.agents(run.squad()), Optional.empty(), 100).items().stream()
                .map(Held::value)
                .filter(other -> !other.id().equals(agent.id()))
                .toList();
        List<Ref<?>> refs =
                new ArrayList<>(List.of(Refs.squad(run.squad()), Refs.task(run.task()), Refs.filed(run.task())));
        refs.addAll(Charters.refs(run.squad()));
        Found found = book.findAll(refs);
        var briefing = new Briefing(
                agent,
                found.get(Refs.squad(run.squad())).map(Held::value),
                models,
                Briefing.checker(colleagues, connected),
                colleagues,
                Charters.among(found, run.squad()),
                site.map(OneSite::connection),
                new RecallForAgent(book).told(run),
                found.get(Refs.filed(run.task()))
                                .filter(filed -> filed.value().parent().isPresent())
                                .isPresent()
                        ? found.get(Refs.task(run.task()))
                                .map(task -> task.value().inherited())
                                .orElse(List.of())
                        : List.of(),
                found.get(Refs.task(run.task()))
                        .map(task -> task.value().doneWhen())
                        .orElse(""));
        return new Ready(agent, skill, site, Optional.of(new Thinking(briefing)));
    }

    /** The first of the squad's connections that someone here can read. */
    private static Optional<OneSite> site(RunSlice slice, Run run) {
        Section<Entry> section = Section.of(Kinds.CONNECTIONS, run.squad().value());
        List<Ref<Connection>> refs = slice.book().page(section, Optional.empty(), 100).items().stream()
                .map(entry -> Refs.connection(new ConnectionId(entry.value().id())))
                .toList();
        var found = slice.book().findAll(refs);
        return refs.stream()
                .flatMap(ref -> found.get(ref).stream())
                .map(Held::value)
                .filter(connection -> connection.squad().equals(run.squad()))
                .flatMap(connection -> slice.sites().stream()
                        .filter(reading -> reading.kind().equals(connection.kind()))
                        .map(reading -> new OneSite(reading.remembering(), connection)))
                .findFirst();
    }

    /** The reading half of one connection, and nothing else of it. */
    record OneSite(SiteReading reading, Connection connection) implements Skill.Site {

        @Override
        public String kind() {
            return connection.kind();
        }

        @Override
        public List<String> targets() {
            return reading.targets(connection);
        }

        @Override
        public Optional<String> read(String target) {
            return reading.read(connection, target);
        }

        @Override
        public Optional<String> obstacle(String target) {
            return reading.obstacle(connection, target);
        }
    }
}
