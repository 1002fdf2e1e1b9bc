package mupot.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pot on one's own machine, as packaged. */
class ReleaseGateLocalTest {

    @TempDir
    Path folder;

    @Test
    void a_typed_task_becomes_one_approved_provable_effect_though_the_pot_was_killed_while_it_waited()
            throws Exception {
        try (var pot = LocalPotProcess.start(folder)) {
            var script = new PathScript(pot);

            script.untilItWaits();
            pot.killAndRestart();
            script.toTheEnd();
        }
    }

    @Test
    void a_task_in_words_is_thought_through_checked_and_done_once_though_the_pot_was_killed_while_it_waited()
            throws Exception {
        try (var pot = LocalPotProcess.start(folder);
                var errand = new ThoughtThrough()) {
            var script = new PathScript(pot, errand);

            script.untilItWaits();
            pot.killAndRestart();
            script.toTheEnd();
            errand.wasAskedByBothWires();
        }
    }
}
