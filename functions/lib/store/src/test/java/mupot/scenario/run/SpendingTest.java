package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import mupot.kernel.id.TaskId;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.Test;

/** What a limit says holds from the next question on, also for what was set aside before. */
class SpendingTest {

    private final World world = new World();
    private final Works works = new Works(world);
    private final Asker asker = Asker.in(world, 5);

    @Test
    void a_limit_that_is_lowered_while_a_run_works_holds_from_the_next_question() {
        world.limits(100_000);
        lowering(2, 1_800);

        TaskId id = world.file("Write a haiku");
        works.flow();

        assertThat(asker.asked).isEqualTo(2);
        assertThat(world.task(id).state()).isInstanceOf(TaskState.Waiting.class);
        assertThat(world.used().micros()).isEqualTo(1_200);
    }

    @Test
    void what_still_fits_under_the_lower_limit_is_asked_and_no_more_stays_set_aside() {
        world.limits(100_000);
        asker.meanwhile = () -> {
            if (asker.asked == 2) {
                world.limits(2_300);
            }
            if (asker.asked > 2) {
                assertThat(world.used().micros()).isLessThanOrEqualTo(2_300);
            }
        };

        world.file("Write a haiku");
        works.flow();

        assertThat(asker.asked).isEqualTo(3);
        assertThat(world.used().micros()).isEqualTo(1_800);
    }

    @Test
    void a_limit_that_is_raised_while_a_run_works_holds_from_the_next_question() {
        world.limits(1_000);
        lowering(1, 100_000);

        TaskId id = world.file("Write a haiku");
        works.flow();

        assertThat(world.task(id).state()).isEqualTo(new TaskState.Done("After 5 questions."));
    }

    /** Or raising. */
    private void lowering(int asked, long micros) {
        asker.meanwhile = () -> {
            if (asker.asked == asked) {
                world.limits(micros);
            }
        };
    }
}
