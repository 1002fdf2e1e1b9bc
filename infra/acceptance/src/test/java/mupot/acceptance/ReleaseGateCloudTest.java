package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import mupot.testkit.lambda.mapping.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pot in the cloud, as packaged: what Terraform would deploy, on stand-ins for AWS. */
class ReleaseGateCloudTest {

    @TempDir
    Path folder;

    @Test
    void a_typed_task_becomes_one_approved_provable_effect_though_events_come_twice_and_in_any_order()
            throws Exception {
        walks(Errand.REPAIRS);
    }

    @Test
    void a_task_in_words_is_thought_through_by_the_packaged_worker_checked_and_done_once() throws Exception {
        try (var errand = new ThoughtThrough()) {
            walks(errand);
            errand.wasAskedByBothWires();
        }
    }

    private void walks(Errand errand) throws Exception {
        assumeTrue(
                CloudPot.missing().isEmpty(),
                () -> "not packaged, so not tested: " + CloudPot.missing() + "; build functions first");
        try (var pot = CloudPot.start(folder)) {
            pot.explaining(() -> {
                var script = new PathScript(pot, errand);
                script.untilItWaits();
                script.toTheEnd();
            });

            assertThat(pot.deliveries()).anyMatch(delivery -> delivery.kind() == Delivery.Kind.DUPLICATE);
            assertThat(pot.services().givenUp()).isZero();
            assertThat(pot.services().refused()).isEmpty();
        }
    }
}
