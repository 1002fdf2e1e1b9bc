package mupot.agents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.diff.UnifiedDiff;
import mupot.kernel.budget.Amount;
import mupot.kernel.charter.Charters;
import mupot.kernel.connector.Connection;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.memory.Recalled;
import mupot.kernel.model.Model;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.Price;
import mupot.kernel.model.Provider;
import mupot.kernel.model.ToolCall;
import mupot.kernel.model.Usage;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Squad;
import mupot.kernel.org.Toolset;
import mupot.kernel.run.Briefing;
import mupot.kernel.run.Exchange;
import mupot.kernel.run.Skill;
import mupot.kernel.run.Step;
import mupot.sitecare.JsoupPageChecks;
import mupot.sitecare.page.WebSite;

/** An agent at work: its journal so far, its site, and what its model answers next. */
final class Desk {

    private static final String ULID = "01J0000000000000000000000";
    static final SquadId SQUAD = new SquadId(SquadId.PREFIX + ULID + "1");
    static final DepartmentId DEPARTMENT = new DepartmentId(DepartmentId.PREFIX + ULID + "2");
    static final MemberId ADA = new MemberId(MemberId.PREFIX + ULID + "3");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    static final Model MODEL = new Model(
            new Slug("usual"),
            Provider.OPENAI,
            "https://models.example/v1",
            "any",
            Optional.of(new Price(1_000_000, 2_000_000)),
            4096,
            Instant.EPOCH);

    final SortedMap<String, String> pages = new TreeMap<>();
    final SortedMap<String, String> obstacles = new TreeMap<>();
    final List<Step> journal = new ArrayList<>();
    Charters charters = Charters.NONE;
    Agent author = agent("Site operator", "Keeps the site in order.", "4");
    Optional<Briefing.Colleague> checker = Optional.empty();
    String title = "Say that we ship to Canada";
    String doneWhen = "";
    String note = "";
    List<Recalled> memory = List.of();
    boolean handedOn;
    Optional<Connection> connection = Optional.empty();
    private int calls;

    static Agent agent(String name, String role, String last) {
        return new Agent(
                new AgentId(AgentId.PREFIX + ULID + last),
                SQUAD,
                DEPARTMENT,
                name,
                Slug.of(name),
                role,
                List.of(),
                ADA,
                Optional.empty());
    }

    /** The same with other tools. */
    static Agent granted(Agent agent, Optional<Toolset> tools) {
        return new Agent(
                agent.id(),
                agent.squad(),
                agent.department(),
                agent.name(),
                agent.slug(),
                agent.role(),
                agent.skills(),
                agent.accountable(),
                agent.model(),
                tools,
                agent.budget(),
                agent.schedule(),
                List.of());
    }

    Desk checkedBy(Agent agent) {
        checker = Optional.of(new Briefing.Colleague(agent, List.of(MODEL)));
        return this;
    }

    Skill.Next next() {
        var thinking = new Thinking(new JsoupPageChecks(CLOCK, WebSite.Coverage.WHOLE), UnifiedDiff::of);
        return thinking.next(situation());
    }

    Skill.Situation situation() {
        return new Skill.Situation(
                title,
                "",
                note,
                LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("UTC")),
                journal,
                site(),
                Optional.of(briefing()),
                Skill.Memory.NONE);
    }

    private Briefing briefing() {
        return new Briefing(
                author,
                Optional.of(new Squad(SQUAD, DEPARTMENT, "Web", new Slug("web"))),
                List.of(MODEL),
                checker,
                checker.stream().map(Briefing.Colleague::agent).toList(),
                charters,
                connection,
                memory,
                handedOn ? List.of("agent:task", "site:news.html") : List.of(),
                doneWhen);
    }

    private Skill.Site site() {
        return new Skill.Site() {
            @Override
            public List<String> targets() {
                return List.copyOf(pages.keySet());
            }

            @Override
            public Optional<String> read(String target) {
                return Optional.ofNullable(pages.get(target));
            }

            @Override
            public Optional<String> obstacle(String target) {
                return Optional.ofNullable(obstacles.get(target));
            }
        };
    }

    /** The next thing is a question; this is its answer. */
    Skill.Next.Ask answers(ModelReply.Said said) {
        Skill.Next.Ask ask = (Skill.Next.Ask) next();
        note(new Exchange.Asked(ask.by().id(), MODEL.name(), Hash.of("x"), Amount.NOTHING, Optional.of(ask.shown())));
        note(new Exchange.Answered(ask.by().id(), MODEL.name(), said, Amount.NOTHING));
        return ask;
    }

    /** The next thing is a checkpoint; it is made. */
    Skill.Next.Checkpoint goesOn() {
        Skill.Next.Checkpoint checkpoint = (Skill.Next.Checkpoint) next();
        journal.add(new Step(stepId(), checkpoint.name(), checkpoint.journal(), Instant.EPOCH));
        return checkpoint;
    }

    void note(Exchange exchange) {
        journal.add(new Step(stepId(), "think", "", Optional.of(exchange), Instant.EPOCH));
    }

    private Step.RunStep stepId() {
        return new Step.RunStep(new RunId(RunId.PREFIX + ULID + "5"), journal.size() + 1);
    }

    ModelReply.Said says(String text) {
        return new ModelReply.Said(text, List.of(), Usage.NONE, false);
    }

    ModelReply.Said calls(String tool, String... arguments) {
        return new ModelReply.Said("", List.of(call(tool, arguments)), Usage.NONE, false);
    }

    ToolCall call(String tool, String... arguments) {
        var named = new TreeMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put(arguments[i], arguments[i + 1]);
        }
        calls++;
        return new ToolCall("call-" + calls, tool, named, false);
    }
}
