package mupot.local;

import static mupot.fakes.model.ScriptedAnswer.call;
import static mupot.fakes.model.ScriptedAnswer.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.fakes.DiscordUser;
import mupot.fakes.model.Script;
import mupot.fakes.model.ScriptedAnswer;
import mupot.fakes.model.ScriptedModels;
import mupot.fakes.model.ScriptedRequest;
import mupot.http.Membership;
import mupot.kernel.assembly.Tools;
import mupot.kernel.channel.Platform;
import mupot.kernel.gate.Assurance;
import mupot.kernel.gate.Choice;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.ProposalView;
import mupot.kernel.gate.Statement;
import mupot.kernel.people.Session;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.task.TaskView;
import mupot.local.Repair.Mends;
import mupot.local.Repair.OnPage;
import mupot.local.Repair.Reports;
import mupot.local.Repairs.Errand;
import mupot.sitecare.JsoupPageChecks;
import mupot.sitecare.page.WebSite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that is wrong with a real WordPress, worked off task by task with an Editor's password: each fault is mended
 * through the gate, or told with the reason why it can't be; and nothing else has become otherwise.
 */
@Tag("wordpress")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NurseryFaultsTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"((?:/|http://127\\.0\\.0\\.1)[^\"]*)\"");

    private static final DiscordUser BO = new DiscordUser(
            Founding.ADA.application(), Founding.ADA.guild(), Founding.ADA.channel(), "500000000000000001", "bo");

    private Nursery nursery;
    private Repairs repairs;
    private SortedMap<String, String> before;
    private SortedMap<String, String> after;
    private Map<OnPage, Boolean> seenBefore;
    private Map<String, Long> receipts;
    private String refused;
    private String report;

    @BeforeAll
    void all_tasks_are_worked_off(@TempDir Path folder) throws Exception {
        nursery = Nursery.seeded();
        repairs = new Repairs(nursery.url());
        before = nursery.texts();
        seenBefore = repairs.all().stream()
                .flatMap(repair -> repair instanceof Mends mends ? mends.seen() : Stream.empty())
                .distinct()
                .collect(Collectors.toMap(one -> one, this::sees));
        try (Stage stage = new Stage(folder.toRealPath(), nursery.asEditor());
                ScriptedModels models = ScriptedModels.start(0, Minds.KEY, _ -> say("I stop."))) {
            Path data = stage.freshPot();
            try (OpenPot pot = OpenPot.started(stage.settings(data))) {
                Minds.connected(pot.pot(), models, Minds.usualPrice());
                var chat = new Chat(stage, pot);
                for (Errand errand : repairs.mending()) {
                    models.follow(mending(errand));
                    chat.files("@seo-writer " + errand.title());
                    chat.approves(errand.summary());
                    chat.awaitDone(errand.title());
                }
                trashes(chat, models);
                report = reports(chat, models);
                receipts = new Findings(stage, data, pot.pot()).sealed();
            }
        }
        after = nursery.texts();
    }

    /** What goes away is asked for by Bo and decided by Cy: Ada, who let Bo in, can't. */
    private void trashes(Chat chat, ScriptedModels models) {
        Errand errand = repairs.trashing();
        models.follow(mending(errand));
        Session bo = enters(chat, "bo", Rank.MEMBER);
        String code = Founding.given(people(chat).linkCode().mint(bo, Platform.DISCORD))
                .secret()
                .reveal();
        chat.says(BO, "link", Map.of("code", code));
        chat.says(BO, "task", Map.of("title", "@seo-writer " + errand.title()));
        chat.await("it waits", () -> chat.waiting().isPresent());
        ProposalView waiting = chat.waiting().orElseThrow();
        Session ada = Founding.session(chat.pot().pot(), chat.stage().token());
        refused = ((Decided.Refused) decide(chat, ada, waiting)).refusal().sentence();
        assertThat(decide(chat, enters(chat, "cy", Rank.ADMIN), waiting)).isInstanceOf(Decided.Recorded.class);
        chat.awaitDone(errand.title());
    }

    private static Decided decide(Chat chat, Session session, ProposalView waiting) {
        return Founding.working(chat.pot().pot())
                .decide()
                .decide(
                        session.caller(),
                        new Choice(
                                waiting.gate().proposal(),
                                waiting.gate().payloadHash().brief(),
                                Statement.Decision.APPROVE,
                                "",
                                Assurance.API));
    }

    /** Whom Ada invites. */
    private static Session enters(Chat chat, String name, Rank rank) {
        LocalPot pot = chat.pot().pot();
        String email = name + "@example.com";
        Session ada = Founding.session(pot, chat.stage().token());
        var invited = Founding.given(people(chat).invite().invite(ada.caller(), email, rank, Scope.POT));
        var entered = Founding.given(
                people(chat).acceptInvite().accept(invited.secret().reveal(), name, email, Door.CLI));
        return Founding.session(pot, entered.token().secret().reveal());
    }

    private static Membership people(Chat chat) {
        Tools tools = chat.pot().pot().api();
        return Membership.over(tools.book(), tools.receipts(), tools.ids(), tools.randoms(), tools.clock());
    }

    private String reports(Chat chat, ScriptedModels models) {
        Errand errand = repairs.reporting();
        models.follow(reporting(errand));
        chat.files("@seo-writer " + errand.title());
        chat.awaitDone(errand.title());
        TaskView task = chat.tasks().stream()
                .filter(one -> one.task().title().contains(errand.title()))
                .findFirst()
                .orElseThrow();
        assertThat(task.proposals()).isEmpty();
        return task.why();
    }

    /** Reads what it changes, drafts, and finishes. */
    private static Script mending(Errand errand) {
        return request -> {
            if (Minds.judges(request)) {
                return call("verdict", "pass", true);
            }
            return switch (request.round()) {
                case 0 ->
                    together(errand.edits().stream()
                            .map(Repair.Edit::target)
                            .distinct()
                            .map(target -> call("read", "target", target))
                            .toList());
                case 1 ->
                    together(errand.edits().stream().map(Repair.Edit::asked).toList());
                default -> call("finish", "summary", errand.summary());
            };
        };
    }

    /** Tries each, and tells people what its tools told it. */
    private static Script reporting(Errand errand) {
        return request -> request.round() < errand.edits().size()
                ? errand.edits().get(request.round()).asked()
                : call("answer", "text", String.join("\n", told(request)));
    }

    private static List<String> told(ScriptedRequest request) {
        return request.turns().stream()
                .filter(turn -> turn.role().equals("tool"))
                .map(ScriptedRequest.Turn::text)
                .toList();
    }

    private static ScriptedAnswer together(List<ScriptedAnswer.Says> all) {
        return all.stream().reduce(ScriptedAnswer.Says::and).orElseThrow();
    }

    /** What needs no reading: the same checks that look at drafts, and at the site after each effect. */
    @Test
    void the_mechanical_checks_find_what_was_planted_and_none_of_it_once_it_is_mended() {
        List<String> planted = List.of(
                "media/1/alt_text missing-alt",
                "media/2/alt_text missing-alt",
                "pages/5/content dead-cta",
                "pages/6/content broken-link",
                "pages/7/content broken-link",
                "pages/7/content heading-order",
                "pages/7/content one-h1",
                "pages/9/content missing-alt",
                "posts/13/content broken-link",
                "posts/14/content broken-link");
        assertThat(found(before)).contains("widgets/block-2/content stale-year").containsAll(planted);
        assertThat(found(after)).contains("widgets/block-2/content stale-year").doesNotContainAnyElementsOf(planted);
    }

    private static List<String> found(SortedMap<String, String> texts) {
        return new JsoupPageChecks(Clock.systemUTC(), WebSite.Coverage.WHOLE)
                .check(texts).stream()
                        .map(finding -> finding.target() + " " + finding.check())
                        .toList();
    }

    @Test
    void each_planted_fault_is_in_the_table_once() {
        assertThat(repairs.all()).extracting(Repair::fault).containsExactlyInAnyOrderElementsOf(nursery.ids("faults"));
        assertThat(nursery.ids("faults")).hasSize(21);
    }

    List<Repair> repairs() {
        return repairs.all();
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void a_planted_fault_is_mended_or_told_with_its_reason(Repair repair) {
        switch (repair) {
            case Mends mends -> {
                assertThat(mends.gone()).noneMatch(this::sees);
                assertThat(mends.there()).allMatch(this::sees);
                // The control: it could be seen that it wasn't so before.
                assertThat(mends.seen()).anyMatch(one -> seenBefore.get(one) != sees(one));
            }
            case Reports reports -> {
                assertThat(report).contains(reports.why());
                String target = reports.edits().getFirst().target();
                assertThat(after.get(target)).isEqualTo(before.get(target)).isNotNull();
            }
        }
    }

    private boolean sees(OnPage one) {
        return nursery.visit(one.path()).body().contains(one.text());
    }

    List<String> traps() {
        return nursery.ids("traps");
    }

    @ParameterizedTest
    @MethodSource("traps")
    void no_trap_was_stepped_in(String trap) {
        switch (trap) {
            case "menu-label" -> assertThat(after).containsEntry("menu-items/16/title", "Welcome");
            case "shared-block" ->
                assertThat(List.of(after.get("pages/5/content"), after.get("pages/9/content")))
                        .allSatisfy(text -> assertThat(text).contains("<!-- wp:block {\"ref\":4} /-->"));
            case "front-page" -> {
                assertThat(after).containsEntry("settings/show_on_front", "page");
                assertThat(after).containsEntry("settings/page_on_front", "5");
                assertThat(nursery.visit("/").body()).contains("Lavender offer");
            }
            case "parent" -> {
                assertThat(after).containsEntry("pages/7/slug", "services");
                assertThat(nursery.visit("/services/delivery/").uri().getPath()).isEqualTo("/services/delivery/");
            }
            default -> throw new AssertionError("a trap that nobody looks for: " + trap);
        }
    }

    @Test
    void nothing_is_otherwise_but_what_was_approved_and_a_pages_own_address() {
        var expected = new TreeMap<>(before);
        var edits = new ArrayList<Repair.Edit>();
        repairs.mending().forEach(errand -> edits.addAll(errand.edits()));
        edits.addAll(repairs.trashing().edits());
        for (Repair.Edit edit : edits) {
            expected.compute(edit.target(), (_, text) -> edit.old()
                    .map(old -> Optional.ofNullable(text).orElseThrow().replace(old, edit.other()))
                    .orElse(edit.other()));
        }
        expected.put("pages/11/link", nursery.url() + "/gift-vouchers/");
        expected.keySet().removeIf(target -> target.startsWith("posts/15/"));
        assertThat(after).isEqualTo(expected);
    }

    @Test
    void each_errand_fired_once_nothing_surprised_and_the_chain_holds() {
        assertThat(receipts)
                .containsEntry("effect.fired", repairs.mending().size() + 1L)
                .noneSatisfy((action, _) -> assertThat(action).startsWith("incident"));
    }

    @Test
    void what_goes_away_isnt_approved_by_who_let_in_the_one_that_asked() {
        assertThat(refused).contains("high risk").contains("a third member decides");
    }

    @Test
    void no_link_of_a_page_leads_nowhere() {
        var dead = new ArrayList<String>();
        for (String path : Repairs.paths()) {
            var visited = nursery.visit(path);
            assertThat(visited.statusCode()).as(path).isEqualTo(200);
            LINK.matcher(visited.body())
                    .results()
                    .map((MatchResult found) -> found.group(1).replace("&#038;", "&"))
                    .filter(link -> nursery.visit(link).statusCode() >= 400)
                    .forEach(link -> dead.add(path + " to " + link));
        }
        assertThat(dead).isEmpty();
    }
}
