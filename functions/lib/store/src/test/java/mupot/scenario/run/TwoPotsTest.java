package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mupot.kernel.id.TaskId;
import mupot.kernel.stop.Stoppable;
import mupot.kernel.task.ShowTasks;
import mupot.kernel.task.TaskState;
import mupot.store.contract.MovableClock;
import mupot.store.memory.MemoryEngine;
import org.junit.jupiter.api.Test;

/** Two pots in one store, one's id the beginning of the other's, everything in them named the same. */
class TwoPotsTest {

    private final MovableClock clock = new MovableClock();
    private final MemoryEngine engine = new MemoryEngine(clock);
    private final World a = new World("aa", clock, engine);
    private final World ab = new World("aa-b", clock, engine);
    private final Works worksOfA = new Works(a);
    private final Works worksOfAb = new Works(ab);

    @Test
    void each_finishes_its_own_work_and_leaves_the_others_alone() {
        TaskId inA = a.file("Fix the links");
        TaskId inAb = ab.file("Fix the links");
        assertThat(inA).isEqualTo(inAb);

        worksOfA.settle();
        Ends.assertProposedOnce(a, worksOfA, inA);
        assertThat(ab.task(inAb).state()).isEqualTo(new TaskState.Open());

        worksOfAb.settle();
        Ends.assertProposedOnce(ab, worksOfAb, inAb);
    }

    @Test
    void a_stop_of_one_is_no_stop_of_the_other() {
        TaskId inA = a.file("Fix the links");
        ab.file("Fix the links");
        ab.stops().stop(ab.caller(ab.ada), new Stoppable.ThePot(), "");

        worksOfA.settle();
        worksOfAb.settle();
        ab.stops().resume(ab.caller(ab.ada), new Stoppable.ThePot());

        Ends.assertProposed(a, inA);
        assertThat(ab.tidy.begun).isEmpty();
    }

    @Test
    void no_use_case_ever_asks_for_a_key_of_another_pot() {
        TaskId inA = a.file("Fix the links");
        ab.file("Fix the links");
        worksOfA.flow();
        a.stops().stop(a.caller(a.ada), new Stoppable.ASquad(a.web.id()), "");
        a.stops().resume(a.caller(a.ada), new Stoppable.ASquad(a.web.id()));
        a.shows().list(a.caller(a.ada).actor(), a.web, Optional.empty(), Optional.empty(), 10);
        ShowTasks.Shown shown =
                a.shows().show(a.caller(a.ada).actor(), inA.value().substring(20));
        a.cancels().cancel(a.caller(a.ada), inA);
        worksOfA.settle();
        worksOfA.sweep().restart();

        assertThat(shown).isInstanceOf(ShowTasks.Shown.One.class);
        assertThat(a.engine.partitions()).isNotEmpty().allMatch(partition -> partition.startsWith("aa#"));
        assertThat(a.task(inA).state()).isInstanceOf(TaskState.Cancelled.class);
        assertThat(ab.task(inA).state()).isInstanceOf(TaskState.Open.class);
    }
}
