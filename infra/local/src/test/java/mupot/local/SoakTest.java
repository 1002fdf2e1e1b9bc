package mupot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mupot.fakes.DiscordFault;
import mupot.fakes.DiscordMessage;
import mupot.fakes.SignedInteraction;
import mupot.http.Working;
import mupot.kernel.org.Lookup;
import mupot.kernel.org.Squad;
import mupot.kernel.policy.Actor;
import mupot.kernel.task.TaskView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once, while Discord stumbles. */
@Tag("soak")
class SoakTest {

    private static final int TASKS = 200;
    private static final int PEOPLE = 8;

    @Test
    void two_hundred_tasks_each_reach_one_fate_and_one_card_though_discord_stumbles(@TempDir Path folder)
            throws Exception {
        try (Stage stage = new Stage(folder.toRealPath())) {
            Path data = stage.freshPot();
            try (OpenPot door = OpenPot.started(stage.settings(data))) {
                assertThat(new DemoWalk(stage, data).to(door)).isTrue();
                stumbles(stage);
                fileAll(stage, door);
                var _ = Stage.within(Duration.ofMinutes(4), () -> done(door.pot(), stage) == TASKS + 1);
                var _ = Stage.within(Duration.ofMinutes(2), () -> shownDone(stage) == TASKS + 1);

                assertThat(done(door.pot(), stage)).isEqualTo(TASKS + 1);
                assertThat(shownDone(stage)).isEqualTo(TASKS + 1);
                assertThat(stage.cards()).hasSize(TASKS + 1);
                Stage.await("everything is sealed", () -> Stage.quiet(data));
            }
        }
    }

    private static void stumbles(Stage stage) {
        for (int i = 0; i < 10; i++) {
            stage.discord().next(new DiscordFault.RateLimited(0.2));
            stage.discord().next(new DiscordFault.Status(500));
            stage.discord().next(new DiscordFault.AnswerLost());
        }
    }

    /** Each delivery twice, as a platform does that isn't sure. */
    private static void fileAll(Stage stage, OpenPot door) throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            for (int i = 0; i < TASKS; i++) {
                SignedInteraction signed = stage.signer()
                        .sign(Founding.ADA.command(
                                Founding.fresh(), "task", Map.of("title", "Fix the faults, number " + i)));
                all.add(people.submit(() -> door.deliver(signed).equals(door.deliver(signed))));
            }
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get()).as("the same delivery gets the same reply").isTrue();
        }
    }

    private static long shownDone(Stage stage) {
        return stage.cards().stream()
                .map(DiscordMessage::content)
                .filter(content -> content.contains("Done"))
                .count();
    }

    private static long done(LocalPot pot, Stage stage) {
        Actor ada = Founding.session(pot, stage.token()).caller().actor();
        Squad squad = Founding.given(new Lookup(pot.api().book()).squad(ada, Founding.SQUAD));
        Working working = Founding.working(pot);
        List<TaskView> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = working.tasks().list(ada, squad, Optional.empty(), after, 100);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        assertThat(all).hasSize(TASKS + 1);
        return all.stream().filter(view -> view.state().equals("Done")).count();
    }
}
