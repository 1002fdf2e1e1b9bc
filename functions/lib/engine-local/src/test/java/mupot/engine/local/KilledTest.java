package mupot.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import mupot.store.seam.Engine.Freshness;
import mupot.store.seam.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process had promised before it was killed without warning is there at the next start. */
class KilledTest {

    @TempDir
    Path folder;

    @Test
    void nothing_committed_is_lost_and_what_was_not_acknowledged_is_told_again() throws Exception {
        int last = killAfter(200);

        try (var opened = Opened.in(folder)) {
            assertThat(opened.lock().boot()).isEqualTo(2);
            var engine = new SqliteEngine(opened.file(), Clock.systemUTC());
            var sum =
                    engine.get(Victim.OUTBOX.key("~sum"), Freshness.CONSISTENT).orElseThrow();
            for (int i = 0; i <= last; i++) {
                assertThat(engine.get(Victim.OUTBOX.key("%06d".formatted(i)), Freshness.CONSISTENT))
                        .isPresent();
            }
            long commits = ((Value.Number) sum.attributes().get("n")).number();
            assertThat(commits).isBetween(last + 1L, last + 2L);
            assertThat(new LocalFeed(opened.file()).read(LocalFeed.Family.OUTBOX, 10_000))
                    .hasSize((int) commits * 2);
            var depth = new LocalQueues(opened.file(), Clock.systemUTC(), Map.of("work", 5)).depth("work");
            assertThat(depth.waiting() + depth.hidden()).isBetween(last + 1L, last + 2L);
        }
    }

    /** The last number that the process said was committed. */
    private int killAfter(int commits) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            int last = -1;
            while (last < commits) {
                last = Integer.parseInt(said.readLine());
            }
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining("(process " + process.pid() + ")");
            process.toHandle().destroyForcibly();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = Integer.parseInt(line);
            }
            return last;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
