package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.budget.Amount;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;
import mupot.kernel.model.ModelReply;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.run.Run;
import mupot.kernel.task.ReopenTask;
import mupot.kernel.task.TaskState;
import mupot.kernel.task.TaskState.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that waits for something goes on where it was once that is there, and spends nothing twice. */
class PausingTest {

    private static final String HAIKU = "Write a haiku";
    private static final Instant TOMORROW = Instant.parse("2030-01-02T00:00:00Z");

    private final World world = new World();
    private final Works works = new Works(world);

    @Test
    void what_the_budget_stopped_goes_on_by_itself_tomorrow_where_it_was() {
        Asker asker = Asker.in(world, 3);
        world.limits(2_100);
        TaskId id = world.file(HAIKU);
        works.flow();

        TaskState.Waiting waiting = waiting(id, Reason.BUDGET);
        assertThat(waiting.until()).contains(TOMORROW);
        Run paused = Ends.run(world, world.task(id));
        assertThat(waiting.kept()).contains(paused.id());
        assertThat(paused.phase()).isEqualTo(Run.Phase.PAUSED);
        assertThat(world.used().micros()).isEqualTo(1_200);
        assertThat(asker.asked).isEqualTo(2);

        until(TOMORROW);

        assertThat(world.task(id).state()).isEqualTo(new TaskState.Done("After 3 questions."));
        assertThat(asker.asked).isEqualTo(3);
        assertThat(Ends.run(world, world.task(id)).id()).isEqualTo(paused.id());
        assertThat(world.task(id).costMicros()).isEqualTo(1_800);
        assertThat(world.used().micros()).isEqualTo(600);
    }

    @Test
    void what_no_model_answered_is_tried_again_by_itself_without_asking_anew_what_was_answered() {
        Asker asker = Asker.in(world, 2);
        asker.meanwhile = () -> asker.instead = asker.asked < 2
                ? Optional.empty()
                : Optional.of(new ModelReply.Later("it is out of order", Optional.empty(), false));
        TaskId id = world.file(HAIKU);
        for (int minutes = 0; minutes < 15; minutes++) {
            aMinute();
        }
        TaskState.Waiting waiting = waiting(id, Reason.NO_MODEL);
        assertThat(waiting.until().orElseThrow())
                .isBetween(world.clock.instant(), world.clock.instant().plus(Duration.ofMinutes(15)));
        asker.meanwhile = () -> asker.instead = Optional.empty();

        works.settle();
        works.settle();

        assertThat(world.task(id).state()).isEqualTo(new TaskState.Done("After 2 questions."));
        assertThat(world.task(id).costMicros()).isEqualTo(1_200);
        assertThat(world.used().micros()).isEqualTo(1_200);
    }

    @Test
    void a_member_lets_it_go_on_earlier() {
        Asker asker = Asker.in(world, 2);
        world.limits(1_000);
        TaskId id = world.file(HAIKU);
        works.flow();
        waiting(id, Reason.BUDGET);

        world.limits(5_000);
        reopen(id);
        works.flow();

        assertThat(world.task(id).state()).isEqualTo(new TaskState.Done("After 2 questions."));
        assertThat(asker.asked).isEqualTo(2);
    }

    @Test
    void a_site_that_was_out_of_order_is_looked_at_from_where_it_was() {
        world.tidy.meanwhile = step -> world.site.trouble = step == 3 ? "It is down." : "";
        TaskId id = world.file("Fix the links");
        works.flow();
        waiting(id, Reason.NO_CONNECTION);

        world.tidy.meanwhile = step -> world.site.trouble = "";
        works.settle();
        works.settle();

        Ends.assertProposed(world, id);
        assertThat(world.tidy.begun).containsExactly(1, 2, 3, 3, 4);
    }

    @Test
    void however_long_a_site_is_out_of_order_its_run_does_not_break_off_for_it() {
        world.tidy.meanwhile = step -> world.site.trouble = step == 3 ? "It is down." : "";
        TaskId id = world.file("Fix the links");
        for (int hours = 0; hours < 72; hours++) {
            world.clock.advance(Duration.ofMinutes(45));
            works.settle();
        }
        waiting(id, Reason.NO_CONNECTION);

        world.tidy.meanwhile = step -> world.site.trouble = "";
        for (int hours = 0; hours < 5; hours++) {
            world.clock.advance(Duration.ofMinutes(45));
            works.settle();
        }
        Ends.assertProposed(world, id);
    }

    @Test
    void an_agent_that_left_leaves_its_run_behind_and_another_begins() {
        Asker asker = Asker.in(world, 2);
        world.limits(1_000);
        TaskId id = world.file(HAIKU);
        works.flow();
        RunId before = waiting(id, Reason.BUDGET).kept().orElseThrow();

        world.dismiss(world.operator);
        world.hire(world.agent("Poet"));
        until(TOMORROW);

        waiting(id, Reason.BUDGET);
        assertThat(run(before).phase()).isEqualTo(Run.Phase.ENDED);
        assertThat(runs(id)).isEqualTo(2);
        assertThat(asker.asked).isEqualTo(2);
    }

    @Test
    void cancelling_ends_what_was_kept() {
        Asker.in(world, 2);
        world.limits(1_000);
        TaskId id = world.file(HAIKU);
        works.flow();
        RunId kept = waiting(id, Reason.BUDGET).kept().orElseThrow();

        world.cancels().cancel(world.caller(world.ada), id);
        world.clock.advance(Duration.ofMinutes(1));
        works.sweep().tick();

        assertThat(run(kept).phase()).isEqualTo(Run.Phase.ENDED);
        until(TOMORROW);
        assertThat(world.task(id).state()).isInstanceOf(TaskState.Cancelled.class);
    }

    @Test
    void what_spends_and_gets_no_further_waits_for_a_person_in_the_end() {
        Asker asker = Asker.in(world, 1);
        asker.instead = Optional.of(new ModelReply.Garbled("nobody can read it"));
        TaskId id = world.file(HAIKU);
        for (int hours = 0; hours < 12; hours++) {
            works.settle();
            world.clock.advance(Duration.ofMinutes(45));
        }
        waiting(id, Reason.INTERRUPTED);
        assertThat(asker.asked).isEqualTo(18);
        for (int days = 0; days < 3; days++) {
            world.clock.advance(Duration.ofDays(1));
            works.settle();
        }
        assertThat(asker.asked).isEqualTo(18);

        asker.instead = Optional.empty();
        reopen(id);
        works.settle();

        assertThat(world.task(id).state()).isEqualTo(new TaskState.Done("After 1 questions."));
        assertThat(world.task(id).costMicros()).isEqualTo(18 * 1_000 + 600);
    }

    @Test
    void an_agent_that_is_gone_when_its_run_pauses_leaves_nothing_set_aside() {
        Asker asker = Asker.in(world, 2);
        asker.meanwhile = () -> {
            if (asker.asked == 1) {
                world.clock.advance(Duration.ofSeconds(200));
                world.dismiss(world.operator);
            }
        };
        TaskId id = world.file(HAIKU);
        works.flow();

        waiting(id, Reason.NO_AGENT);
        assertThat(world.used()).isEqualTo(new Amount(600, 600, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wherever_a_process_dies_nothing_is_asked_twice_and_nothing_is_lost(boolean pausing) {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            died = new PausingTest().dies(call, pausing);
        }
        assertThat(call).isGreaterThan(25);
    }

    /** @param pausing at such a call on the way to the pause; else when it goes on */
    private boolean dies(int call, boolean pausing) {
        Asker asker = Asker.in(world, 2);
        world.limits(1_500);
        TaskId id = world.file(HAIKU);
        world.fuse.set(pausing ? call : 0);
        works.flow();
        world.fuse.set(0);
        works.settle();
        world.clock.advance(Duration.between(world.clock.instant(), TOMORROW));
        world.fuse.set(pausing ? 0 : call);
        tick();
        works.flow();
        world.fuse.set(0);
        works.settle();
        // An answer that got lost has cost too much for one day.
        if (works.halts > 0) {
            until(TOMORROW.plus(Duration.ofDays(1)));
        }

        assertThat(world.task(id).state())
                .as("died at call %d", call)
                .isEqualTo(new TaskState.Done("After 2 questions."));
        Run run = Ends.run(world, world.task(id));
        assertThat(run.used().micros()).isEqualTo(world.task(id).costMicros());
        assertThat(asker.asked).isBetween(2, 3);
        long used = 0;
        for (int day = -1; day <= 1; day++) {
            used += world.used(TOMORROW.plus(Duration.ofDays(day))).micros();
        }
        assertThat(used).isEqualTo(run.used().micros());
        return works.halts > 0;
    }

    private void tick() {
        try {
            works.sweep().tick();
        } catch (Halt halt) {
            works.halts++;
        }
    }

    private TaskState.Waiting waiting(TaskId id, Reason reason) {
        assertThat(world.task(id).state())
                .isInstanceOfSatisfying(TaskState.Waiting.class, waiting -> assertThat(waiting.reason())
                        .isEqualTo(reason));
        return (TaskState.Waiting) world.task(id).state();
    }

    private void until(Instant time) {
        world.clock.advance(Duration.between(world.clock.instant(), time));
        works.settle();
        works.settle();
    }

    private void aMinute() {
        works.flow();
        world.clock.advance(Duration.ofMinutes(1));
        works.sweep().tick();
        works.flow();
    }

    private void reopen(TaskId id) {
        var book = world.book(Role.API);
        assertThat(new ReopenTask(book, new Once(book, new Deliveries(world.clock)), world.receipts)
                        .reopen(world.caller(world.ada), id))
                .isEqualTo(Answer.given(id));
    }

    private Run run(RunId id) {
        return world.book(Role.API).find(Refs.run(id)).orElseThrow().value();
    }

    private int runs(TaskId id) {
        return world.book(Role.API)
                .page(Section.of(Kinds.RUNS, id.value()), Optional.empty(), 10)
                .items()
                .size();
    }
}
