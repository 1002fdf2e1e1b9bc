package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.run.RunSlice;
import org.junit.jupiter.api.Test;

class TwinTest {

    private final World world = new World();
    private final Works works = new Works(world);

    @Test
    void a_late_twin_whose_lease_was_taken_over_writes_nothing() {
        for (int late = 1; late <= 4; late++) {
            World one = new World();
            TaskId id = one.file("Fix the links");
            one.route().route(id);
            int at = late;
            one.tidy.meanwhile = step -> {
                if (step == at) {
                    one.tidy.meanwhile = other -> {};
                    one.clock.advance(RunSlice.LEASE.plusSeconds(1));
                    one.slice().slice(id, one.deadline());
                }
            };

            one.slice().slice(id, one.deadline());

            Ends.assertProposed(one, id);
            assertThat(Ends.receipts(one)).containsExactlyInAnyOrder("task.file", "task.route", "proposal.make");
            assertThat(Ends.run(one, one.task(id)).fence()).isEqualTo(2);
        }
    }

    @Test
    void while_a_lease_stands_nobody_else_begins_a_step() {
        TaskId id = world.file("Fix the links");
        world.route().route(id);
        world.tidy.meanwhile = step -> {
            if (step == 1) {
                world.slice().slice(id, world.deadline());
            }
        };

        world.slice().slice(id, world.deadline());

        assertThat(world.tidy.begun).containsExactly(1, 2, 3, 4);
    }

    @Test
    void many_workers_at_once_come_to_one_result() throws Exception {
        for (int round = 0; round < 20; round++) {
            World one = new World();
            TaskId id = one.file("Fix the links");
            List<Callable<Outcome>> crowd = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                crowd.add(() -> one.route().route(id));
                crowd.add(() -> one.slice().slice(id, one.deadline()));
            }
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (var outcome : threads.invokeAll(crowd)) {
                    assertThat(outcome.get()).isEqualTo(Outcome.DONE);
                }
            }
            var around = new Works(one);
            around.flow();

            Ends.assertProposedOnce(one, around, id);
        }
    }

    @Test
    void a_lease_of_an_older_boot_is_over_at_once() {
        TaskId id = world.file("Fix the links");
        works.queues.values().forEach(java.util.ArrayDeque::clear);
        world.route().route(id);
        world.boot = 1;
        world.tidy.meanwhile = step -> {
            throw new Halt(step);
        };
        works.flow();
        assertThat(works.halts).isEqualTo(1);
        world.tidy.meanwhile = step -> {};

        world.boot = 2;
        works.sweep().restart();
        works.flow();

        Ends.assertProposed(world, id);
        assertThat(Ends.run(world, world.task(id)).boot()).isEqualTo(2);
    }

    @Test
    void a_run_that_breaks_off_again_and_again_fails_in_the_end() {
        TaskId id = world.file("Fix the links");
        world.tidy.meanwhile = step -> {
            if (step == 2) {
                throw new Halt(step);
            }
        };

        for (int hours = 0; hours < 6; hours++) {
            works.settle();
            world.clock.advance(Duration.ofMinutes(45));
        }

        assertThat(world.task(id).state().spelled()).isEqualTo("Failed");
        assertThat(works.halts).isBetween(5, 15);
        assertThat(Ends.run(world, world.task(id)).phase().name()).isEqualTo("ENDED");
    }
}
