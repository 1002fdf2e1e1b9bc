package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.budget.Amount;
import mupot.kernel.id.TaskId;
import mupot.kernel.model.ModelReply;
import mupot.kernel.run.Run;
import mupot.kernel.run.RunSlice;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.Test;

/** What a run had set aside and nobody will use is given back when it ends, once, whoever ends it. */
class GivenBackTest {

    private static final Amount ONE_ANSWER = new Amount(600, 600, 1);

    private final World world = new World();
    private final Works works = new Works(world);

    @Test
    void a_run_that_rests_while_its_task_is_cancelled_leaves_nothing_set_aside() {
        TaskId id = resting();
        assertThat(world.used().micros()).isGreaterThan(600);

        world.cancels().cancel(world.caller(world.ada), id);
        aMinute();

        assertThat(Ends.run(world, world.task(id)).phase()).isEqualTo(Run.Phase.ENDED);
        assertThat(world.used()).isEqualTo(ONE_ANSWER);
        works.settle();
        assertThat(world.used()).isEqualTo(ONE_ANSWER);
    }

    @Test
    void a_run_whose_task_went_another_way_leaves_nothing_set_aside() {
        TaskId id = resting();
        var task = world.book(Role.API).find(Refs.task(id)).orElseThrow();
        world.given(Changes.begin().replace(task, task.value().in(new TaskState.Failed("Somebody says so."))));

        works.settle();

        assertThat(world.used()).isEqualTo(ONE_ANSWER);
    }

    @Test
    void a_worker_that_is_at_it_gives_back_what_keeper_leaves_to_it() {
        Asker asker = Asker.in(world, 3);
        TaskId id = world.file("Write a haiku");
        asker.meanwhile = () -> {
            world.cancels().cancel(world.caller(world.ada), id);
            world.clock.advance(Duration.ofMinutes(1));
            works.sweep().tick();
        };

        works.flow();

        assertThat(asker.asked).isEqualTo(1);
        assertThat(world.used()).isEqualTo(ONE_ANSWER);
        world.clock.advance(RunSlice.LEASE);
        works.settle();
        assertThat(world.used()).isEqualTo(ONE_ANSWER);
    }

    @Test
    void wherever_keeper_dies_it_is_given_back_once() {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            var test = new GivenBackTest();
            TaskId id = test.resting();
            test.world.cancels().cancel(test.world.caller(test.world.ada), id);
            test.world.fuse.set(call);
            died = test.diesInAMinute();
            test.world.fuse.set(0);
            test.works.settle();

            assertThat(test.world.used()).as("died at call %d", call).isEqualTo(ONE_ANSWER);
        }
        assertThat(call).isGreaterThan(10);
    }

    private boolean diesInAMinute() {
        try {
            aMinute();
            return false;
        } catch (Halt halt) {
            return true;
        }
    }

    /** A run that had one answer, got none to its second question and waits a few seconds for another try. */
    private TaskId resting() {
        Asker asker = Asker.in(world, 3);
        asker.meanwhile = () -> asker.instead = asker.asked < 2
                ? Optional.empty()
                : Optional.of(new ModelReply.Later("it is out of order", Optional.empty(), false));
        TaskId id = world.file("Write a haiku");
        works.flow();
        assertThat(Ends.run(world, world.task(id)).slab()).isPresent();
        return id;
    }

    private void aMinute() {
        world.clock.advance(Duration.ofMinutes(1));
        works.sweep().tick();
    }
}
