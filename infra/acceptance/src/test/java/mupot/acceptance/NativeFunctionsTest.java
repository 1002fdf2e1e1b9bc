package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import mupot.acceptance.RunningPot.Answered;
import mupot.fakes.DiscordUser;
import mupot.fakes.SignedInteraction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path again, with those functions native that {@code .ci/native} has built so. */
@Tag("native")
class NativeFunctionsTest {

    private static final List<String> NATIVE =
            List.of(System.getProperty("mupot.native", "interactions").split(",", -1));

    @TempDir
    Path folder;

    @BeforeAll
    static void they_are_native() throws Exception {
        for (String function : NATIVE) {
            try (var zip = new ZipFile(Checkout.zip(function).toFile())) {
                assertThat(zip.getEntry("bootstrap")).as(function).isNotNull();
            }
        }
    }

    @Test
    void a_native_function_answers_as_the_one_on_the_jvm_does() throws Exception {
        walks(Errand.REPAIRS);
    }

    @Test
    void a_task_in_words_is_thought_through_checked_and_done_once() throws Exception {
        try (var errand = new ThoughtThrough()) {
            walks(errand);
            errand.wasAskedByBothWires();
        }
    }

    private void walks(Errand errand) throws Exception {
        try (var pot = CloudPot.start(folder)) {
            pot.explaining(() -> {
                var script = new PathScript(pot, errand);
                script.untilItWaits();
                String ping = DiscordUser.ping(PathScript.APPLICATION, Doors.snowflake());
                SignedInteraction signed = script.doors().signed(ping);
                assertThat(script.doors().send(signed)).isEqualTo(new Answered(200, "{\"type\":1}"));
                assertThat(script.doors().send(forged(signed)).status()).isEqualTo(401);
                script.toTheEnd();
            });
        }
    }

    private static SignedInteraction forged(SignedInteraction signed) {
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.put("x-signature-ed25519", "0".repeat(128));
        return new SignedInteraction(headers, signed.body());
    }
}
