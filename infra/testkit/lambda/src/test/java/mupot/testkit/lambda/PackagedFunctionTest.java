package mupot.testkit.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import mupot.testkit.lambda.sample.SampleZip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PackagedFunctionTest {

    @TempDir
    Path folder;

    @Test
    void the_managed_runtime_runs_a_handler_and_its_log_is_kept() throws Exception {
        try (var function = probe(UnaryOperator.identity())) {
            assertThat(ask(function, "{\"A\":\"ü\"}")).hasToString("Success[{\"A\":\"ü\"}]");
            assertThat(function.logs()).contains("echoed {\"a\":\"ü\"}");
        }
    }

    @Test
    void a_handler_that_throws_fails_and_its_process_goes_on() throws Exception {
        try (var function = probe(UnaryOperator.identity())) {
            var before = ask(function, "\"pid\"");

            var failed = ask(function, "\"throw\"");

            assertThat(failed).isEqualTo(new Answer.Failure("java.lang.IllegalStateException", "as asked"));
            assertThat(ask(function, "\"pid\"")).hasToString(before.toString());
        }
    }

    @Test
    void a_process_that_dies_fails_its_event_and_the_next_gets_a_new_one() throws Exception {
        try (var function = probe(UnaryOperator.identity())) {
            var before = ask(function, "\"pid\"");

            var failed = ask(function, "\"halt\"");

            assertThat(failed).isEqualTo(new Answer.Failure("Runtime.ExitError", "exit status 3"));
            assertThat(ask(function, "\"pid\"").toString())
                    .startsWith("Success")
                    .isNotEqualTo(before.toString());
        }
    }

    @Test
    void a_function_can_be_killed_in_the_middle() throws Exception {
        try (var function = probe(UnaryOperator.identity())) {
            var running = CompletableFuture.supplyAsync(() -> ask(function, "\"sleep\""));
            Thread.sleep(500);

            function.kill();

            assertThat(running.join())
                    .isInstanceOfSatisfying(Answer.Failure.class, failure -> assertThat(failure.type())
                            .isEqualTo("Runtime.ExitError"));
            assertThat(function.processes()).isZero();
            assertThat(ask(function, "1")).hasToString("Success[1]");
        }
    }

    @Test
    void one_that_runs_out_of_time_is_killed() throws Exception {
        try (var function = probe(deployment -> deployment.timeout(Duration.ofMillis(700)))) {
            assertThat(ask(function, "\"sleep\"")).isEqualTo(new Answer.TimedOut(Duration.ofMillis(700)));
            assertThat(function.processes()).isZero();
        }
    }

    @Test
    void it_sees_its_role_and_variables_and_nothing_of_ours() throws Exception {
        try (var function = probe(deployment -> deployment.as(Role.of("worker")).with("POT", "acme"))) {
            var seen = ask(function, "\"variables\"").toString();

            assertThat(seen)
                    .contains("AWS_ACCESS_KEY_ID=ROLEWORKER", "POT=acme", "AWS_LAMBDA_FUNCTION_NAME=probe")
                    .doesNotContain("HOME=", "JAVA_HOME", "MAVEN", "USER=");
        }
    }

    @Test
    void it_knows_its_deadline_and_name() throws Exception {
        try (var function = probe(deployment -> deployment.timeout(Duration.ofSeconds(40)))) {
            var told = ((Answer.Success) ask(function, "\"left\"")).text().split(" ");

            assertThat(Integer.parseInt(told[0])).isBetween(30_000, 40_000);
            assertThat(told[1]).isEqualTo("probe");
            assertThat(told[2]).endsWith(":function:probe");
        }
    }

    @Test
    void concurrent_events_get_a_process_each_up_to_the_limit() throws Exception {
        try (var function = probe(deployment -> deployment.environments(2).timeout(Duration.ofSeconds(2)))) {
            var slow = CompletableFuture.supplyAsync(() -> ask(function, "\"sleep\""));
            Thread.sleep(200);

            var together = List.of("1", "2", "3").stream()
                    .map(event -> CompletableFuture.supplyAsync(() -> ask(function, event)))
                    .toList();

            assertThat(together)
                    .extracting(each -> each.join().toString())
                    .containsExactly("Success[1]", "Success[2]", "Success[3]");
            assertThat(slow.join()).isInstanceOf(Answer.TimedOut.class);
            assertThat(function.processes()).isEqualTo(1);
        }
    }

    @Test
    void a_bootstrap_brings_its_own_runtime() throws Exception {
        try (var function = PackagedFunction.start(Deployment.of("native", SampleZip.bootstrap(folder)))) {
            assertThat(ask(function, "{\"long enough\":\"for several chunks\"}"))
                    .hasToString("Success[{\"long enough\":\"for several chunks\"}]");
            var before = ask(function, "\"pid\"").toString();

            function.restart();

            assertThat(ask(function, "\"pid\"").toString()).isNotEqualTo(before);
        }
    }

    @Test
    void one_that_cannot_start_says_why_with_its_log() throws Exception {
        var broken = Deployment.of("native", SampleZip.bootstrap(folder)).with("BROKEN", "yes");

        assertThatThrownBy(() -> PackagedFunction.start(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("native didn't start", "Broken by a variable", "can't go on");
    }

    @Test
    void a_zip_that_was_never_packaged_is_named() {
        assertThatThrownBy(() -> PackagedFunction.start(Deployment.of("gate", folder.resolve("missing.zip"))))
                .hasMessageContaining("missing.zip");
    }

    private PackagedFunction probe(UnaryOperator<Deployment> as) throws Exception {
        var deployment = Deployment.of("probe", SampleZip.probe(folder)).handledBy(SampleZip.PROBE);
        return PackagedFunction.start(as.apply(deployment));
    }

    private static Answer ask(PackagedFunction function, String event) {
        return function.invoke(event.getBytes(UTF_8));
    }
}
