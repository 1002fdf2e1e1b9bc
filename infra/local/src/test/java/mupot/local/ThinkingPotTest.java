package mupot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.fakes.model.ScriptedAnswer;
import mupot.fakes.model.ScriptedModels;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Refs;
import mupot.kernel.budget.Limits;
import mupot.kernel.budget.Spender;
import mupot.kernel.model.Price;
import mupot.kernel.org.Lookup;
import mupot.kernel.org.Squad;
import mupot.kernel.policy.Actor;
import mupot.kernel.task.TaskView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that think, in a whole pot: a real platform's door, a real model server's wire format, a real site. */
class ThinkingPotTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Stage stage;
    private Path data;
    private ScriptedModels models;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        stage = new Stage(folder.toRealPath());
        data = stage.freshPot();
        models = ScriptedModels.start(0, Minds.KEY, Minds.shipsToCanada());
    }

    @AfterEach
    void close() {
        models.close();
        stage.close();
    }

    @Test
    void a_task_in_words_is_drafted_sent_back_by_a_colleague_mended_approved_and_fired_once() throws Exception {
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Minds.usualPrice());
            Path home = stage.shop().root().resolve("index.html");
            Files.writeString(home, Files.readString(home).replace("about.html", "about-us.html"));

            ShipsToCanada.ON_FILES.walk(
                    new Chat(stage, pot), data, models, () -> stage.shop().files());

            assertThat(task(pot).task().costMicros()).isPositive();
            assertThat(used(pot)).isEqualTo(task(pot).task().costMicros());
        }
    }

    @Test
    void no_secret_and_no_other_squads_words_are_in_any_request_to_a_model() {
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Minds.usualPrice());
            files(pot, "@seo-writer say on the homepage that we ship to Canada");
            awaitCard("Approve");

            assertThat(models.requests()).hasSizeGreaterThan(5).allSatisfy(request -> {
                assertThat(request.body())
                        .doesNotContain(Minds.KEY)
                        .doesNotContain(stage.token())
                        .doesNotContain(Founding.BOT_TOKEN)
                        .doesNotContain("pot_");
                assertThat(request.header("authorization")).isEqualTo("Bearer " + Minds.KEY);
            });
            assertThat(stage.cards()).noneMatch(card -> card.content().contains("How work is done here"));
        }
    }

    @Test
    void nothing_is_spent_on_a_model_whose_price_nobody_knows() {
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Optional.empty());
            files(pot, "@seo-writer say on the homepage that we ship to Canada");
            Stage.await("it waits", () -> task(pot).state().equals("Waiting"));

            assertThat(task(pot).why()).contains("Nobody knows what the model usual costs");
            assertThat(models.requests()).isEmpty();
        }
    }

    @Test
    void of_many_runs_at_once_no_more_is_set_aside_than_the_budget_allows() {
        models.follow(_ -> ScriptedAnswer.slow(Duration.ofMillis(50)));
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Optional.of(new Price(0, 10_000_000)));
            // One answer is a thousand tokens at most, at ten dollars a million: ten thousand micro-dollars.
            limits(pot, new Limits(Optional.of(100_000L), Optional.empty(), Optional.empty()));
            for (int i = 0; i < 50; i++) {
                files(pot, "@seo-writer write line " + i);
            }
            long most = 0;
            while (!tasks(pot).stream()
                    .allMatch(task -> List.of("Done", "Waiting").contains(task.state()))) {
                most = Math.max(most, used(pot));
            }
            assertThat(Math.max(most, used(pot))).isPositive().isLessThanOrEqualTo(100_000L);
            assertThat(tasks(pot)).anySatisfy(task -> assertThat(task.state()).isEqualTo("Done"));
            Stage.await("nothing is left to do", () -> Stage.quiet(data));
            long spent = tasks(pot).stream()
                    .mapToLong(task -> task.task().costMicros())
                    .sum();
            assertThat(used(pot)).isEqualTo(spent);
        }
    }

    @Test
    void a_budget_of_nothing_allows_nothing() {
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Minds.usualPrice());
            limits(pot, new Limits(Optional.of(0L), Optional.empty(), Optional.empty()));
            files(pot, "@seo-writer say that we ship to Canada");
            Stage.await("it waits", () -> task(pot).state().equals("Waiting"));

            assertThat(task(pot).why()).contains("the pot's budget allows for today is used up");
            assertThat(models.requests()).isEmpty();
        }
    }

    @Test
    void a_model_that_refuses_is_told_to_people_and_one_that_is_busy_is_asked_again() {
        List<ScriptedAnswer> answers =
                new ArrayList<>(List.of(ScriptedAnswer.status(429, 1), ScriptedAnswer.status(500)));
        models.follow(_ -> answers.isEmpty() ? ScriptedAnswer.say("We have three pages.") : answers.removeFirst());
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Minds.usualPrice());
            files(pot, "@seo-writer how many pages do we have");
            assertThat(Stage.within(PATIENCE, () -> task(pot).state().equals("Done")))
                    .isTrue();
            assertThat(models.requests()).hasSize(3);

            models.follow(_ -> ScriptedAnswer.status(401));
            files(pot, "@seo-writer how many pages do we have now");
            Stage.await("the other one waits", () -> tasks(pot).stream()
                    .anyMatch(task -> task.why().contains("The model refuses")));
        }
    }

    @Test
    void an_answer_that_was_lost_on_the_way_counts_as_the_dearest_it_could_have_been() {
        List<ScriptedAnswer> answers = new ArrayList<>(List.of(ScriptedAnswer.cutOff()));
        models.follow(_ -> answers.isEmpty() ? ScriptedAnswer.say("Three.").taking(10, 10) : answers.removeFirst());
        try (OpenPot pot = OpenPot.started(stage.settings(data))) {
            Minds.connected(pot.pot(), models, Optional.of(new Price(0, 2_000_000)));
            files(pot, "@seo-writer how many pages do we have");
            assertThat(Stage.within(PATIENCE, () -> task(pot).state().equals("Done")))
                    .isTrue();

            // A thousand tokens at most of what was lost, and the ten that came.
            assertThat(task(pot).task().costMicros()).isEqualTo(2_020);
            assertThat(used(pot)).isEqualTo(2_020);
        }
    }

    @Test
    void whatever_a_model_says_a_run_ends_in_a_clear_state_and_nothing_fires() {
        List<ScriptedAnswer> hostile = List.of(
                ScriptedAnswer.unknownTool(),
                ScriptedAnswer.malformedToolCall("read"),
                ScriptedAnswer.nestedToolCall("write"),
                ScriptedAnswer.malformed(),
                ScriptedAnswer.cutOff(),
                ScriptedAnswer.hugeOutput(500_000),
                ScriptedAnswer.call("approve", "proposal", "prp_01J00000000000000000000000", "hash", "x"),
                ScriptedAnswer.call("write", "target", "../../etc/passwd", "text", "x"),
                ScriptedAnswer.call("read", "target", "http://169.254.169.254/latest/meta-data"),
                ScriptedAnswer.call("read", "target", "index.html", "from", "999999999999999999"));
        for (ScriptedAnswer answer : hostile) {
            List<ScriptedAnswer> once = new ArrayList<>(List.of(answer));
            models.follow(_ -> once.isEmpty() ? ScriptedAnswer.say("I stop.") : once.removeFirst());
            try (OpenPot pot = OpenPot.started(stage.settings(stage.freshPot()))) {
                Minds.connected(pot.pot(), models, Minds.usualPrice());
                files(pot, "@seo-writer say that we ship to Canada");
                assertThat(Stage.within(PATIENCE, () -> List.of("Done", "Waiting", "Failed")
                                .contains(task(pot).state())))
                        .as(answer.toString()
                                .substring(0, Math.min(80, answer.toString().length())))
                        .isTrue();
                assertThat(task(pot).proposals()).isEmpty();
                assertThat(stage.shop().files()).isEqualTo(Shop.before());
            }
        }
    }

    @Test
    void names_that_a_model_makes_up_are_told_to_be_none_and_the_conversation_goes_on() {
        ScriptedAnswer.Says many = ScriptedAnswer.call("rm -rf /; \u202Enow");
        for (String name : List.of("t".repeat(300), "\u30C4\u30FC\u30EB", "functions.read:0", "list")) {
            many = many.and(ScriptedAnswer.call(name, "target", "index.html"));
        }
        ScriptedAnswer.Says made = many;
        models.follow(request -> request.round() == 0 ? made : ScriptedAnswer.say("I stop."));
        try (OpenPot pot = OpenPot.started(stage.settings(stage.freshPot()))) {
            Minds.connected(pot.pot(), models, Minds.usualPrice());
            files(pot, "@seo-writer say that we ship to Canada");
            Stage.await("it is answered", () -> task(pot).state().equals("Done"));
        }
        assertThat(models.requests()).hasSize(2);
        assertThat(models.requests().getLast().body()).contains("There is no such tool.", "news/may.html");
    }

    private void files(OpenPot pot, String title) {
        pot.deliver(stage.signer().sign(Founding.ADA.command(Founding.fresh(), "task", Map.of("title", title))));
    }

    private void awaitCard(String button) {
        Stage.await("a card with " + button, () -> stage.cards().stream()
                .anyMatch(card -> card.button(button).isPresent()));
    }

    private TaskView task(OpenPot pot) {
        return tasks(pot).getFirst();
    }

    private List<TaskView> tasks(OpenPot pot) {
        Actor actor = Founding.session(pot.pot(), stage.token()).caller().actor();
        Squad squad = Founding.given(new Lookup(pot.pot().api().book()).squad(actor, Founding.SQUAD));
        return Founding.working(pot.pot())
                .tasks()
                .list(actor, squad, Optional.empty(), Optional.empty(), 100)
                .items();
    }

    private static void limits(OpenPot pot, Limits limits) {
        assertThat(pot.pot().api().book().commit(Changes.begin().create(Refs.limits(new Spender.Pot()), limits)))
                .isInstanceOf(Committed.Done.class);
    }

    /** What the pot has used today, or set aside. */
    private static long used(OpenPot pot) {
        var today = LocalDate.now(Clock.systemUTC());
        return pot.pot()
                .api()
                .book()
                .find(Refs.used(new Spender.Pot(), today))
                .map(held -> held.value().micros())
                .orElse(0L);
    }
}
