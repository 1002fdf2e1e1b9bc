package mupot.local;

import static mupot.local.Founding.given;
import static mupot.local.Founding.session;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mupot.fakes.DiscordSigner;
import mupot.http.Shaping;
import mupot.kernel.Secret;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Refs;
import mupot.kernel.id.TaskId;
import mupot.kernel.org.SiteLogins;
import mupot.kernel.org.Squad;
import mupot.kernel.org.WebOrigins;
import mupot.kernel.policy.Scope;
import mupot.kernel.task.FileTask;
import mupot.kernel.task.TaskState;
import mupot.kernel.task.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole pot whose squad works on a WordPress of this machine, which an owner connected. */
@Tag("wordpress")
class WordPressSiteTest {

    @TempDir
    Path folder;

    private JsonNode wordpress;
    private LocalPot pot;
    private String token;
    private Squad squad;

    @BeforeEach
    void a_squad_without_a_site() throws Exception {
        wordpress = Nursery.seeded().info();
        pot = new LocalPot(LocalPot.Settings.of(folder.resolve("pot")).ticking(Duration.ofMillis(200)));
        token = new Founding(pot, DiscordSigner.generate(Clock.systemUTC()))
                .found(Files.createDirectory(folder.resolve("site")));
        var department = given(shaping().addDepartment().add(session(pot, token).caller(), "Publishing"));
        squad = given(shaping()
                .addSquad()
                .add(session(pot, token).caller(), department, "Blog", Optional.of("web-operations")));
        pot.start();
    }

    @AfterEach
    void stop() {
        pot.close();
    }

    @Test
    void a_task_reads_the_site_and_with_a_wrong_password_waits_with_the_reason() throws Exception {
        String right = wordpress.at("/users/editor/app_password").asText();
        connect("aaaa bbbb cccc dddd eeee ffff");
        TaskId early = file();
        assertThat(settled(early)).isInstanceOfSatisfying(TaskState.Waiting.class, waiting -> {
            assertThat(waiting.why()).startsWith("WordPress doesn't know who asks");
            assertThat(waiting.until()).isPresent();
        });

        connect(right);
        assertThat(settled(file())).isInstanceOf(TaskState.Done.class);
        try (var files = Files.walk(folder.resolve("pot"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/secrets/"))
                    .toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(right);
            }
        }
    }

    private Shaping shaping() {
        Tools tools = pot.api();
        return Shaping.over(
                tools.book(),
                tools.receipts(),
                tools.ids(),
                tools.randoms(),
                tools.clock(),
                pot.secrets(),
                pot.apis().origins(),
                List.of(new WebOrigins("wordpress", WebOrigins.Reach.THIS_MACHINE_TOO)));
    }

    private void connect(String password) {
        var site = given(shaping()
                .connectSite()
                .connect(
                        session(pot, token).caller(),
                        squad,
                        "wordpress",
                        wordpress.path("url").asText(),
                        "Blog",
                        Optional.of(SiteLogins.one(new Secret("editor:" + password)))));
        assertThat(site.kind()).isEqualTo("wordpress");
    }

    private TaskId file() {
        var filing = Founding.working(pot)
                .fileTask()
                .file(
                        session(pot, token).caller(),
                        new Scope.Squad(squad.department(), squad.id()),
                        new Wish("Fix the broken links", "", ""));
        return switch (filing) {
            case FileTask.Filing.Done(var task) -> task;
            case FileTask.Filing.Refused(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private TaskState settled(TaskId id) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            TaskState state =
                    pot.api().book().find(Refs.task(id)).orElseThrow().value().state();
            if (state.over() || state instanceof TaskState.Waiting) {
                return state;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the task never settled");
    }
}
