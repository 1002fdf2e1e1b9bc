package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import mupot.kernel.id.TaskId;
import mupot.kernel.people.Caller;
import org.junit.jupiter.api.Test;

class CrashTest {

    @Test
    void wherever_a_process_dies_on_the_way_the_sweep_brings_the_same_result_once() {
        int calls = pathLength();
        assertThat(calls).isGreaterThan(50);
        for (int call = 1; call <= calls; call++) {
            World world = new World();
            var works = new Works(world);
            Caller ada = world.caller(world.ada);

            world.fuse.set(call);
            TaskId id = filedAtLast(world, works, ada);
            works.settle();

            world.fuse.set(0);
            assertThat(works.halts).as("died at call %d of %d", call, calls).isEqualTo(1);
            Ends.assertProposedOnce(world, works, id);
        }
    }

    @Test
    void a_step_that_was_checkpointed_is_never_begun_again() {
        int calls = pathLength();
        for (int call = 1; call <= calls; call++) {
            World world = new World();
            var works = new Works(world);
            world.tidy.meanwhile = step -> {
                if (!world.tidy.begun.subList(0, world.tidy.begun.size() - 1).contains(step)) {
                    return;
                }
                assertThat(Ends.steps(world, Ends.run(world, world.task(onlyTask(world)))))
                        .as("step %d begun again", step)
                        .hasSize(step - 1);
            };
            Caller ada = world.caller(world.ada);

            world.fuse.set(call);
            filedAtLast(world, works, ada);
            works.settle();

            assertThat(world.tidy.begun).hasSizeLessThanOrEqualTo(5);
        }
    }

    private static TaskId onlyTask(World world) {
        return world.shows()
                .list(
                        world.caller(world.ada).actor(),
                        world.web,
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        2)
                .items()
                .getFirst()
                .task()
                .id();
    }

    /** Whoever got no answer sends the same delivery again. */
    private static TaskId filedAtLast(World world, Works works, Caller ada) {
        try {
            return world.file(ada, "Fix the links");
        } catch (Halt e) {
            works.halts++;
            return world.file(ada, "Fix the links");
        }
    }

    /** How many calls leave a process from filing to the proposal, streams and queues included. */
    private static int pathLength() {
        World world = new World();
        var works = new Works(world);
        Caller ada = world.caller(world.ada);
        world.fuse.set(0);
        world.file(ada, "Fix the links");
        works.flow();
        return world.fuse.calls();
    }
}
