package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.id.TaskId;
import mupot.kernel.people.Caller;
import mupot.kernel.policy.Rank;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.stop.Stoppable;
import mupot.kernel.task.CancelTask.Cancelling;
import mupot.kernel.task.HandedOn;
import mupot.kernel.task.ShowTasks;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.Test;

/** Whoever stops or cancels a task reaches what it has handed on. */
class HandedOnTest {

    private final World world = new World();
    private final Works works = new Works(world);
    private final Splitter splitter = Splitter.in(world);

    @Test
    void what_a_task_has_handed_on_is_cancelled_with_it() {
        TaskId goal = world.file(Splitter.GOAL);
        splitter.afterwards = generation -> {
            if (generation == 2) {
                works.dispatch().dispatch(works.outbox());
                world.cancels().cancel(world.caller(world.ada), goal);
            }
        };
        works.settle();

        assertThat(world.task(goal).state()).isEqualTo(new TaskState.Cancelled(world.ada.id()));
        assertThat(below(goal)).isNotEmpty().allMatch(task -> task.state() instanceof TaskState.Cancelled);
        assertThat(world.tidy.begun).isEmpty();
    }

    @Test
    void what_a_task_that_is_done_has_handed_on_is_cancelled_and_its_proposal_withdrawn() {
        TaskId goal = world.file(Splitter.GOAL);
        works.flow();
        List<Task> before = below(goal);
        assertThat(before).hasSize(2);
        Task part = before.getLast();
        assertThat(part.state()).isInstanceOf(TaskState.AwaitingVerdict.class);
        Caller once = world.caller(world.ada);

        assertThat(world.cancels().cancel(once, goal)).isEqualTo(new Cancelling.Done(goal));

        assertThat(world.task(goal).state()).isEqualTo(new TaskState.Done("It was split."));
        assertThat(world.task(part.id()).state()).isEqualTo(new TaskState.Cancelled(world.ada.id()));
        assertThat(world.book(Role.API).find(Refs.withdrawn(part.proposals().getLast())))
                .isPresent();
        assertThat(Ends.told(world)).anySatisfy(told -> {
            assertThat(told.action()).isEqualTo("task.cancel");
            assertThat(told.subject()).isEqualTo(part.id().value());
        });
        assertThat(world.cancels().cancel(once, goal)).isEqualTo(new Cancelling.Done(goal));
        assertThat(world.cancels().cancel(world.caller(world.ada), goal)).isInstanceOf(Cancelling.Refused.class);
    }

    @Test
    void while_a_task_is_stopped_nothing_that_it_has_handed_on_begins() {
        TaskId goal = world.file(Splitter.GOAL);
        splitter.afterwards = generation -> {
            if (generation == 2) {
                stop(goal);
            }
        };
        works.settle();

        assertThat(below(goal)).hasSize(1).allMatch(task -> task.state() instanceof TaskState.Open);
        assertThat(shown(below(goal).getFirst().id())).isEqualTo("Stopped");
        splitter.afterwards = generation -> {};
        resume(goal);
        works.flow();

        assertThat(below(goal).getLast().state()).isInstanceOf(TaskState.AwaitingVerdict.class);
    }

    @Test
    void a_stop_of_the_goal_lets_the_step_in_flight_two_generations_below_finish_and_no_other_start() {
        TaskId goal = world.file(Splitter.GOAL);
        world.tidy.meanwhile = step -> {
            if (step == 2) {
                stop(goal);
            }
        };
        works.settle();
        assertThat(world.tidy.begun).containsExactly(1, 2);

        world.tidy.meanwhile = step -> {};
        resume(goal);
        works.flow();

        assertThat(world.tidy.begun).containsExactly(1, 2, 3, 4);
        assertThat(below(goal).getLast().state()).isInstanceOf(TaskState.AwaitingVerdict.class);
    }

    @Test
    void what_another_task_has_handed_on_goes_on() {
        TaskId goal = world.file(Splitter.GOAL);
        TaskId other = world.file(Splitter.GOAL);
        works.flow();

        world.cancels().cancel(world.caller(world.ada), goal);

        assertThat(below(other).getLast().state()).isInstanceOf(TaskState.AwaitingVerdict.class);
    }

    @Test
    void what_was_handed_on_and_not_yet_adopted_is_not_adopted_any_more() {
        TaskId goal = world.file(Splitter.GOAL);
        splitter.afterwards = generation -> world.cancels().cancel(world.caller(world.ada), goal);
        works.settle();

        assertThat(new HandedOn(world.book(Role.API)).below(goal)).hasSize(1).allSatisfy(part -> {
            assertThat(part.task().value().state().over()).isTrue();
            assertThat(part.filed()).isEmpty();
        });
    }

    @Test
    void a_part_whose_goal_is_cancelled_in_the_moment_of_its_adoption_ends_and_a_receipt_says_why() {
        TaskId goal = world.file(Splitter.GOAL);
        world.engine.elsewhere = transaction -> {
            if (transaction.writes().stream()
                    .anyMatch(write -> write.key().partition().contains("#filed#"))) {
                world.engine.elsewhere = _ -> {};
                world.given(Changes.begin()
                        .put(
                                Refs.cancelled(goal),
                                new StopFlag(
                                        new StopSubject.CancelledTask(goal),
                                        world.ada.id(),
                                        Rank.OWNER,
                                        "It was called off.",
                                        world.clock.instant())));
            }
        };

        works.settle();

        assertThat(new HandedOn(world.book(Role.API)).below(goal)).hasSize(1).allSatisfy(part -> {
            assertThat(part.task().value().state()).isInstanceOf(TaskState.Failed.class);
            assertThat(part.filed()).isEmpty();
        });
        assertThat(Ends.told(world)).anyMatch(told -> told.action().equals("task.orphan"));
    }

    @Test
    void wherever_a_cancelling_dies_nothing_goes_on_and_the_same_again_ends_it() {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            died = new HandedOnTest().dies(call);
        }
        assertThat(call).isGreaterThan(10);
    }

    @Test
    void what_an_agent_had_read_before_it_handed_on_shows_in_all_that_comes_of_it() {
        TaskId goal = world.file(Splitter.GOAL);
        works.flow();
        List<Task> parts = below(goal);

        assertThat(Ends.body(world, parts.getLast()).influences())
                .startsWith("agent:task", "site:news.html")
                .hasSizeGreaterThan(2);
        assertThat(influences("task.answer", parts.getFirst().id())).containsExactly("agent:task", "site:news.html");
        assertThat(influences("task.answer", goal)).isEmpty();
    }

    private List<String> influences(String action, TaskId subject) {
        return Ends.told(world).stream()
                .filter(told -> told.action().equals(action) && told.subject().equals(subject.value()))
                .findFirst()
                .orElseThrow()
                .influences();
    }

    private boolean dies(int call) {
        TaskId goal = world.file(Splitter.GOAL);
        boolean[] died = {false};
        Caller once = world.caller(world.ada);
        world.tidy.meanwhile = step -> {
            if (step == 2) {
                world.fuse.set(call);
                try {
                    world.cancels().cancel(once, goal);
                } catch (Halt halt) {
                    died[0] = true;
                }
                world.fuse.set(0);
            }
        };
        works.flow();
        assertThat(world.cancels().cancel(once, goal)).isEqualTo(new Cancelling.Done(goal));
        works.settle();

        assertThat(below(goal).getLast().state()).as("died at call %d", call).isInstanceOf(TaskState.Cancelled.class);
        return died[0];
    }

    private void stop(TaskId goal) {
        world.stops().stop(world.caller(world.ada), new Stoppable.ATask(goal), "");
    }

    private void resume(TaskId goal) {
        world.stops().resume(world.caller(world.ada), new Stoppable.ATask(goal));
    }

    /** From the first generation on. */
    private List<Task> below(TaskId goal) {
        return new HandedOn(world.book(Role.API))
                .below(goal).stream().map(part -> part.task().value()).toList();
    }

    private String shown(TaskId id) {
        return world.shows().show(world.caller(world.ada).actor(), id.value()) instanceof ShowTasks.Shown.One(var view)
                ? view.state()
                : "hidden";
    }
}
