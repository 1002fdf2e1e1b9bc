package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Queue;
import mupot.kernel.org.Agent;
import mupot.kernel.org.RemoveAgent;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.stop.StopWork.Halting;
import mupot.kernel.stop.Stoppable;
import mupot.kernel.task.TaskState;
import mupot.store.seam.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest {

    private final World world = new World();
    private final Works works = new Works(world);

    private Halting stop(Stoppable what) {
        return world.stops().stop(world.caller(world.ada), what, "wrong site");
    }

    private Halting resume(Stoppable what) {
        return world.stops().resume(world.caller(world.ada), what);
    }

    private List<Function<TaskId, Stoppable>> everything() {
        return List.of(
                task -> new Stoppable.ThePot(),
                task -> new Stoppable.ASquad(world.web.id()),
                task -> new Stoppable.AnAgent(world.web.id(), world.operator.id()),
                Stoppable.ATask::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void what_is_stopped_before_it_is_routed_stays_open_until_resumed(int which) {
        TaskId id = world.file("Fix the links");
        Stoppable what = everything().get(which).apply(id);
        stop(what);

        works.settle();
        assertThat(world.task(id).state()).isEqualTo(new TaskState.Open());
        assertThat(world.tidy.begun).isEmpty();

        resume(what);
        works.flow();
        Ends.assertProposed(world, id);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_stop_in_the_middle_lets_the_step_in_flight_finish_and_no_other_start(int which) {
        for (int stopAt = 1; stopAt <= 3; stopAt++) {
            World one = new World();
            var around = new Works(one);
            TaskId id = one.file("Fix the links");
            Stoppable what = stoppable(one, id, which);
            int at = stopAt;
            one.tidy.meanwhile = step -> {
                if (step == at) {
                    one.stops().stop(one.caller(one.ada), what, "");
                }
            };

            around.settle();
            assertThat(one.tidy.begun).hasSize(stopAt);
            assertThat(Ends.run(one, one.task(id)).steps()).isEqualTo(stopAt);

            one.stops().resume(one.caller(one.ada), what);
            around.flow();
            Ends.assertProposed(one, id);
            assertThat(one.tidy.begun).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void while_the_colleague_who_shall_look_at_a_draft_is_stopped_the_task_waits_and_nothing_breaks_off() {
        Asker asker = Asker.in(world, 2);
        Agent checker = world.agent("QA checker");
        asker.checker = Optional.of(checker);
        Stoppable what = new Stoppable.AnAgent(world.web.id(), checker.id());
        asker.meanwhile = () -> {
            if (asker.asked == 1) {
                world.hire(checker);
                stop(what);
            }
        };
        TaskId id = world.file("Write a haiku");

        for (int hours = 0; hours < 48; hours++) {
            world.clock.advance(Duration.ofHours(1));
            works.settle();
        }
        assertThat(world.task(id).state()).isInstanceOfSatisfying(TaskState.Waiting.class, waiting -> {
            assertThat(waiting.why()).contains("QA checker", "is stopped");
            assertThat(waiting.until()).isPresent();
        });
        assertThat(asker.asked).isEqualTo(1);

        resume(what);
        for (int hours = 0; hours < 6; hours++) {
            world.clock.advance(Duration.ofHours(1));
            works.settle();
        }
        assertThat(world.task(id).state()).isEqualTo(new TaskState.Done("After 2 questions."));
        assertThat(asker.asked).isEqualTo(2);
    }

    @Test
    void an_agent_that_is_stopped_is_resumed_before_it_is_removed() {
        var book = world.book(Role.API);
        var remove = new RemoveAgent(book, new Once(book, new Deliveries(world.clock)), world.receipts);
        Stoppable what = new Stoppable.AnAgent(world.web.id(), world.operator.id());
        stop(what);

        assertThat(remove.remove(world.caller(world.ada), world.operator)).isInstanceOf(Answer.Refused.class);

        resume(what);
        assertThat(remove.remove(world.caller(world.ada), world.operator))
                .isEqualTo(Answer.given(world.operator.id().value()));
    }

    private static Stoppable stoppable(World world, TaskId id, int which) {
        return switch (which) {
            case 0 -> new Stoppable.ThePot();
            case 1 -> new Stoppable.ASquad(world.web.id());
            case 2 -> new Stoppable.AnAgent(world.web.id(), world.operator.id());
            default -> new Stoppable.ATask(id);
        };
    }

    @Test
    void the_last_step_in_flight_may_still_put_its_proposal() {
        TaskId id = world.file("Fix the links");
        world.tidy.meanwhile = step -> {
            if (step == 4) {
                stop(new Stoppable.ThePot());
            }
        };

        works.flow();

        assertThat(world.task(id).state()).isInstanceOf(TaskState.AwaitingVerdict.class);
    }

    @Test
    void a_resume_while_the_worker_is_about_to_give_back_the_lease_loses_nothing() {
        TaskId id = world.file("Fix the links");
        world.tidy.meanwhile = step -> {
            if (step == 2) {
                stop(new Stoppable.ThePot());
                world.engine.elsewhere = this::resumeBeforeTheLeaseIsGivenBack;
            }
        };

        works.flow();

        Ends.assertProposed(world, id);
        assertThat(world.tidy.begun).containsExactly(1, 2, 3, 4);
    }

    /** The hint that the resume sends comes while the lease still stands, and is dropped for that. */
    private void resumeBeforeTheLeaseIsGivenBack(Transaction transaction) {
        boolean run = transaction.writes().stream()
                .anyMatch(write -> write.key().partition().contains("#run#"));
        boolean step = transaction.writes().stream()
                .anyMatch(write -> write.key().sort().startsWith("STEP#"));
        if (run && !step) {
            world.engine.elsewhere = other -> {};
            resume(new Stoppable.ThePot());
            works.dispatch().dispatch(works.outbox());
            works.queues.get(Queue.WORK).forEach(hint -> world.slice().on(hint, world.deadline()));
            works.queues.get(Queue.WORK).clear();
        }
    }

    @Test
    void a_run_that_is_stopped_before_its_slice_takes_no_lease() {
        TaskId id = world.file("Fix the links");
        world.route().route(id);
        stop(new Stoppable.AnAgent(world.web.id(), world.operator.id()));

        world.slice().slice(id, world.deadline());

        assertThat(Ends.run(world, world.task(id)).fence()).isZero();
        assertThat(world.tidy.begun).isEmpty();
    }

    @Test
    void wherever_a_resume_dies_nothing_that_waited_is_lost() {
        for (int call = 1; call <= 12; call++) {
            World one = new World();
            var around = new Works(one);
            TaskId id = one.file("Fix the links");
            one.stops().stop(one.caller(one.ada), new Stoppable.ThePot(), "");
            around.settle();

            one.fuse.set(call);
            try {
                one.stops().resume(one.caller(one.ada), new Stoppable.ThePot());
            } catch (Halt e) {
                one.stops().resume(one.caller(one.ada), new Stoppable.ThePot());
            }
            around.settle();

            Ends.assertProposed(one, id);
        }
    }

    @Test
    void stopping_twice_is_one_stop_and_resuming_what_goes_is_refused() {
        Stoppable squad = new Stoppable.ASquad(world.web.id());

        Halting first = stop(squad);
        Halting second = stop(squad);
        resume(squad);
        Halting again = resume(squad);

        assertThat(second).isEqualTo(first).isEqualTo(new Halting.Stopped(new StopSubject.OneSquad(world.web.id())));
        assertThat(again).isInstanceOfSatisfying(Halting.Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(Refusal.Code.WRONG_STATE));
        assertThat(Ends.receipts(world)).containsExactlyInAnyOrder("squad.stop", "squad.resume");
    }

    @Test
    void the_same_delivery_again_is_answered_the_same() {
        var caller = world.caller(world.ada);
        world.stops().stop(world.caller(world.ada), new Stoppable.ThePot(), "");

        Halting first = world.stops().resume(caller, new Stoppable.ThePot());
        Halting again = world.stops().resume(caller, new Stoppable.ThePot());

        assertThat(first).isInstanceOf(Halting.Resumed.class);
        assertThat(again).isInstanceOf(Halting.Resumed.class);
    }

    @Test
    void who_leads_a_squad_stops_it_but_not_the_pot() {
        var bo = world.member("Bo", new Grant(world.web.scope(), Rank.LEAD));

        Halting squad = world.stops().stop(world.caller(bo), new Stoppable.ASquad(world.web.id()), "");
        Halting pot = world.stops().stop(world.caller(bo), new Stoppable.ThePot(), "");

        assertThat(squad).isInstanceOf(Halting.Stopped.class);
        assertThat(pot).isInstanceOf(Halting.Refused.class);
        assertThat(world.book(Role.API).find(Refs.stop(new StopSubject.WholePot())))
                .isEmpty();
    }

    @Test
    void what_someone_may_not_see_they_are_told_does_not_exist() {
        var cy = world.member("Cy");
        TaskId id = world.file("Fix the links");

        Halting squad = world.stops().stop(world.caller(cy), new Stoppable.ASquad(world.web.id()), "");
        Halting task = world.stops().stop(world.caller(cy), new Stoppable.ATask(id), "");

        assertThat(squad).isEqualTo(new Halting.Refused(Refusal.notFound("squad")));
        assertThat(task).isEqualTo(new Halting.Refused(Refusal.notFound("task")));
    }

    @Test
    void a_key_used_before_a_resume_does_not_claim_a_second_stop() {
        Stoppable squad = new Stoppable.ASquad(world.web.id());
        var caller = world.caller(world.ada);
        world.stops().stop(caller, squad, "");
        resume(squad);

        assertThat(world.stops().stop(caller, squad, "")).isEqualTo(new Halting.Refused(Once.OVERTAKEN));
    }

    @Test
    void a_key_used_before_a_second_stop_does_not_claim_a_resume() {
        Stoppable squad = new Stoppable.ASquad(world.web.id());
        var caller = world.caller(world.ada);
        stop(squad);
        world.stops().resume(caller, squad);
        stop(squad);

        assertThat(world.stops().resume(caller, squad)).isEqualTo(new Halting.Refused(Once.OVERTAKEN));
    }

    @Test
    void a_lead_cannot_lift_a_stop_that_someone_above_them_set() {
        var bo = world.member("Bo", new Grant(world.web.scope(), Rank.LEAD));
        Stoppable squad = new Stoppable.ASquad(world.web.id());
        stop(squad);

        assertThat(world.stops().resume(world.caller(bo), squad))
                .isInstanceOfSatisfying(
                        Halting.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.OUTRANKED));
        resume(squad);
        world.stops().stop(world.caller(bo), squad, "");
        assertThat(world.stops().resume(world.caller(bo), squad)).isInstanceOf(Halting.Resumed.class);
    }
}
