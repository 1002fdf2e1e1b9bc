package mupot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mupot.kernel.charter.Charter;
import mupot.kernel.charter.Charters;
import mupot.kernel.charter.Level;
import mupot.kernel.charter.Mechanism;
import mupot.kernel.charter.NeverRule;
import mupot.kernel.id.Slug;
import mupot.kernel.id.TaskId;
import mupot.kernel.memory.Confirmation;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.FactKey;
import mupot.kernel.memory.MemoryScope;
import mupot.kernel.memory.Provenance;
import mupot.kernel.memory.Recalled;
import mupot.kernel.model.Turn;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Template;
import mupot.kernel.policy.Door;
import mupot.kernel.run.Skill;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each role is told in each state of its work, word by word. {@code -Dgolden.update=true} writes it anew; whoever
 * changes a prompt sees the change in the diff.
 */
class PromptSnapshotTest {

    private static final String ULID = "01J00000000000000000000007";
    private static final int LONGEST = 5_000;

    static List<Template.Part> roles() {
        return Template.named("web-operations").orElseThrow().roles();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void a_role_is_told_exactly_this(Template.Part role) throws IOException {
        Path file = Path.of("src/test/resources/prompts/" + Slug.of(role.name()).value() + ".txt");
        String told = told(role);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, told);
        }
        assertThat(told).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void the_directive_stands_first_whatever_else_is_said(Template.Part role) {
        for (State state : State.values()) {
            if (state.drafts() && !drafts(role)) {
                continue;
            }
            Desk desk = desk(role);
            state.of(desk);
            assertThat(((Turn.System) ask(desk).turns().getFirst()).text())
                    .as(state.name())
                    .startsWith("The owner's directive, above everything else:\nShip to Canada first.");
        }
    }

    /** Where a run may stand when its model is asked. */
    private enum State {
        BEGINS {
            @Override
            void of(Desk desk) {}
        },
        COMES_BACK {
            @Override
            void of(Desk desk) {
                desk.note = "Name the province.";
            }
        },
        HANDED_ON {
            @Override
            void of(Desk desk) {
                desk.handedOn = true;
            }
        },
        KNOWS {
            @Override
            void of(Desk desk) {
                desk.memory =
                        List.of(fact("brand/voice", "Warm and short.", true), fact("pages/home", "Page 5.", false));
            }
        },
        HAS_READ {
            @Override
            void of(Desk desk) {
                desk.pages.put("index.html", "<h1>Shop</h1>");
                desk.answers(desk.calls("read", "target", "index.html"));
                desk.goesOn();
            }
        },
        HAS_GROWN_LONG {
            @Override
            void of(Desk desk) {
                desk.pages.put("long.html", "<p>The owner orders it.</p>".repeat(1_000));
                for (int i = 0; i < 14; i++) {
                    desk.answers(desk.calls("read", "target", "long.html"));
                    desk.goesOn();
                }
            }
        },
        IS_JUDGED {
            @Override
            void of(Desk desk) {
                isJudged(desk);
            }
        },
        IS_JUDGED_ON_A_TASK_HANDED_ON {
            @Override
            void of(Desk desk) {
                desk.handedOn = true;
                isJudged(desk);
            }
        },
        IS_SENT_BACK {
            @Override
            void of(Desk desk) {
                isJudged(desk);
                desk.answers(desk.calls("verdict", "pass", "false", "findings", "It names no province."));
                desk.goesOn();
            }
        },
        WOULD_BREAK_SOMETHING {
            @Override
            void of(Desk desk) {
                desk.pages.put("index.html", "<h1>Shop</h1>");
                desk.answers(desk.calls(
                        "write", "target", "index.html", "text", "<h1>Shop</h1><a href=\"gone.html\">Canada</a>"));
                desk.goesOn();
                desk.answers(desk.calls("finish", "summary", "Names Canada."));
                desk.goesOn();
                desk.goesOn();
            }
        };

        abstract void of(Desk desk);

        boolean drafts() {
            return switch (this) {
                case BEGINS, COMES_BACK, HANDED_ON, KNOWS, HAS_READ, HAS_GROWN_LONG -> false;
                case IS_JUDGED, IS_JUDGED_ON_A_TASK_HANDED_ON, IS_SENT_BACK, WOULD_BREAK_SOMETHING -> true;
            };
        }

        private static void isJudged(Desk desk) {
            desk.pages.put("index.txt", "We ship to the US.");
            desk.checkedBy(Desk.agent("QA checker", "Looks at what others drafted.", "6"));
            desk.answers(desk.calls("replace", "target", "index.txt", "old", "the US", "new", "Canada"));
            desk.goesOn();
            desk.answers(desk.calls("finish", "summary", "Names Canada."));
            desk.goesOn();
        }
    }

    private static String told(Template.Part role) {
        var all = new StringBuilder();
        for (State state : State.values()) {
            if (state.drafts() && !drafts(role)) {
                continue;
            }
            Desk desk = desk(role);
            state.of(desk);
            Skill.Next.Ask ask = ask(desk);
            all.append("=== ")
                    .append(state)
                    .append(", asked by ")
                    .append(ask.by().name())
                    .append('\n');
            for (Turn turn : ask.turns()) {
                all.append("--- ").append(shown(turn)).append('\n');
            }
            all.append("--- tools: ")
                    .append(ask.tools().stream().map(tool -> tool.name()).collect(Collectors.joining(", ")))
                    .append("\n\n");
        }
        return all.toString();
    }

    private static String shown(Turn turn) {
        String whole = whole(turn);
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, 200) + " … " + whole.length() + " characters … "
                        + whole.substring(whole.length() - 100);
    }

    private static String whole(Turn turn) {
        return switch (turn) {
            case Turn.System(var text) -> "system\n" + text;
            case Turn.User(var text) -> "user\n" + text;
            case Turn.Assistant(var text, var calls) ->
                "assistant\n" + text
                        + calls.stream()
                                .map(call -> call.tool() + call.arguments())
                                .collect(Collectors.joining("\n"));
            case Turn.ToolResult(var _, var tool, var text) -> "result of " + tool + "\n" + text;
        };
    }

    private static boolean drafts(Template.Part role) {
        return role.tools().isEmpty() || role.tools().get().tools().contains("replace");
    }

    private static Skill.Next.Ask ask(Desk desk) {
        return (Skill.Next.Ask) desk.next();
    }

    private static Desk desk(Template.Part role) {
        var desk = new Desk();
        desk.author = Desk.granted(Desk.agent(role.name(), role.role(), "4"), role.tools());
        desk.doneWhen = "The homepage names Canada.";
        desk.charters = new Charters(
                Optional.of(charter(Level.POT, "We sell trees.", "Warm and short.", "Ship to Canada first.")),
                Optional.of(charter(new Level.OfSquad(Desk.SQUAD), "The website.", "", "")));
        return desk;
    }

    private static Charter charter(Level level, String business, String voice, String directive) {
        return new Charter(
                level,
                1,
                business,
                voice,
                List.of(new NeverRule("promise a date", Optional.of(new Mechanism.Word("tomorrow")))),
                directive,
                Desk.ADA,
                Instant.EPOCH);
    }

    static Recalled fact(String key, String text, boolean confirmed) {
        Agent agent = Desk.agent("SEO writer", "Writes.", "8");
        Provenance.Author author = confirmed
                ? new Provenance.Author.OfMember(Desk.ADA)
                : new Provenance.Author.OfAgent(agent.id(), Desk.ADA);
        var from = new Provenance(
                author, Optional.of(new TaskId(TaskId.PREFIX + ULID)), Door.AGENT, List.of(), !confirmed);
        var fact = new Fact(
                new MemoryScope.Squad(Desk.DEPARTMENT, Desk.SQUAD),
                new FactKey(key),
                1,
                text,
                from,
                Instant.EPOCH,
                Optional.empty());
        return new Recalled(
                fact,
                confirmed ? Optional.of(new Confirmation(Desk.ADA, Instant.EPOCH, fact.hash())) : Optional.empty());
    }
}
