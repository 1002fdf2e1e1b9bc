package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pot in the cloud, as packaged: what Terraform would deploy, on stand-ins for AWS. */
class ReleaseGateCloudTest {

    @TempDir
    Path folder;

    @Test
    void a_typed_task_becomes_one_approved_provable_effect_though_events_come_twice_and_in_any_order()
            throws Exception {
        assumeTrue(
                CloudPot.missing().isEmpty(),
                () -> "not packaged, so not tested: " + CloudPot.missing() + "; build functions first");
        try (var pot = CloudPot.start(folder)) {
            try {
                var script = new PathScript(pot);

                script.untilItWaits();
                script.toTheEnd();
            } catch (AssertionError failed) {
                throw new AssertionError(failed.getMessage() + "\n" + pot.logs(), failed);
            }

            assertThat(pot.streams())
                    .allSatisfy(stream -> assertThat(stream.givenUp()).isEmpty());
        }
    }
}
