package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.gate.Claim;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Inverse;
import mupot.kernel.gate.OpenProposal;
import mupot.kernel.gate.Performance;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Rank;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.stop.StopWork;
import mupot.kernel.stop.Stoppable;
import mupot.kernel.task.CancelTask;
import mupot.kernel.task.Filed;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that was cancelled fires nothing, whatever agents write into its rows before or after. */
class CancellingTest {

    @TempDir
    Path folder;

    private GatePot pot;
    private Attacker attacker;

    @BeforeEach
    void a_pot_and_an_attacker() {
        pot = new GatePot(folder);
        attacker = new Attacker(pot);
    }

    @Test
    void a_cancelled_task_fires_nothing_although_its_row_was_emptied_of_proposals_before() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        TaskId task = pot.state(proposal).task();
        attacker.put(Refs.task(task), pot.task(task, pot.mia, new TaskState.Open()));

        assertThat(cancel(task)).isEqualTo(new CancelTask.Cancelling.Done(task));
        attacker.put(Refs.task(task), pot.task(task, pot.mia, new TaskState.Open()));

        assertThat(pot.perform(proposal)).isEqualTo(new Performance.Closed(new GateState.Fate.Withdrawn()));
        assertThat(pot.site.changes()).isEmpty();
    }

    @Test
    void a_proposal_of_a_cancelled_task_can_not_be_approved_any_more() {
        ProposalId proposal = pot.opened();
        TaskId task = pot.state(proposal).task();
        attacker.put(Refs.task(task), pot.task(task, pot.mia, new TaskState.Open()));
        cancel(task);

        assertThat(pot.approve(pot.lee, proposal)).isInstanceOf(Decided.Refused.class);
    }

    @Test
    void what_comes_back_to_a_task_below_a_cancelled_one_begins_no_other_round() {
        ProposalId proposal = pot.opened();
        TaskId task = pot.state(proposal).task();
        TaskId goal = TaskId.next(pot.ids);
        Book api = pot.book(Role.API);
        Held<Filed> filed = api.find(Refs.filed(task)).orElseThrow();
        GatePot.done(pot.book(Role.KEEPER)
                .commit(Changes.begin()
                        .put(
                                Refs.filed(task),
                                new Filed(
                                        task,
                                        filed.value().squad(),
                                        filed.value().department(),
                                        filed.value().creator(),
                                        "agent",
                                        pot.clock.instant(),
                                        Optional.of(goal),
                                        1,
                                        Optional.of(goal)))));
        GatePot.done(api.commit(Changes.begin()
                .put(
                        Refs.cancelled(goal),
                        new StopFlag(
                                new StopSubject.CancelledTask(goal),
                                pot.ada,
                                Rank.OWNER,
                                "It was called off.",
                                pot.clock.instant()))));

        pot.reject(pot.lee, proposal);
        pot.perform(proposal);

        assertThat(pot.taskOf(proposal)).isEqualTo(new TaskState.Cancelled(pot.ada));
    }

    @Test
    void a_proposal_of_a_cancelled_task_is_not_opened() {
        ProposalId proposal = pot.propose();
        TaskId task = pot.find(Role.API, Refs.proposal(proposal)).orElseThrow().task();
        attacker.put(Refs.task(task), pot.task(task, pot.mia, new TaskState.Open()));
        cancel(task);

        assertThat(pot.open(proposal)).isEqualTo(new OpenProposal.Opening.Nothing());
        assertThat(pot.find(Role.API, Refs.gate(proposal))).isEmpty();
    }

    @Test
    void what_was_handed_on_fires_only_while_the_task_that_it_came_from_goes_on() {
        ProposalId proposal = pot.opened();
        TaskId goal = TaskId.next(pot.ids);
        Held<Filed> filed =
                pot.book(Role.API).find(Refs.filed(pot.state(proposal).task())).orElseThrow();
        Filed by = filed.value();
        var part = new Filed(
                by.task(),
                by.squad(),
                by.department(),
                by.creator(),
                by.door(),
                by.at(),
                Optional.of(TaskId.next(pot.ids)),
                2,
                Optional.of(goal));
        var topmost = new Filed(goal, by.squad(), by.department(), by.creator(), by.door(), by.at());
        GatePot.done(
                pot.book(Role.API).commit(Changes.begin().replace(filed, part).create(Refs.filed(goal), topmost)));
        pot.approve(pot.lee, proposal);
        var stops = new StopWork(pot.book(Role.API), new Deliveries(pot.clock), pot.receipts, pot.clock);
        stops.stop(pot.caller(pot.ada, Door.CLI, pot.delivery()), new Stoppable.ATask(goal), "");

        assertThat(pot.perform(proposal)).isEqualTo(new Performance.Left("stopped"));
        assertThat(pot.site.changes()).isEmpty();

        stops.resume(pot.caller(pot.ada, Door.CLI, pot.delivery()), new Stoppable.ATask(goal));
        pot.perform(proposal);
        assertThat(pot.site.changes()).isNotEmpty();
    }

    @Test
    void resuming_a_cancelled_task_revives_nothing() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        TaskId task = pot.state(proposal).task();
        attacker.put(Refs.task(task), pot.task(task, pot.mia, new TaskState.Open()));
        cancel(task);

        var resumed = new StopWork(pot.book(Role.API), new Deliveries(pot.clock), pot.receipts, pot.clock)
                .resume(pot.caller(pot.ada, Door.CLI, pot.delivery()), new Stoppable.ATask(task));

        assertThat(resumed).isInstanceOf(StopWork.Halting.Refused.class);
        pot.perform(proposal);
        assertThat(pot.site.changes()).isEmpty();
    }

    @Test
    void a_forged_claim_with_an_inverse_does_not_revive_what_was_withdrawn() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        cancel(pot.state(proposal).task());
        pot.perform(proposal);
        claimed(proposal);

        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
        assertThat(pot.site.changes()).isEmpty();
        assertThat(pot.actions()).containsEntry("incident.forged-claim", 1);
    }

    @Test
    void a_forged_fate_does_not_revive_it_either() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        cancel(pot.state(proposal).task());
        attacker.put(
                Refs.gate(proposal), pot.state(proposal).with(new GateState.Fate.Approved(GateState.Effect.CLAIMED)));
        claimed(proposal);

        pot.perform(proposal);

        assertThat(pot.site.changes()).isEmpty();
        assertThat(pot.actions()).doesNotContainKey("effect.fired");
    }

    private void claimed(ProposalId proposal) {
        attacker.put(
                Refs.claim(proposal),
                new Claim(proposal, 1, Instant.EPOCH, 0, pot.state(proposal).payloadHash(), List.of(), Instant.EPOCH));
        attacker.put(
                Refs.inverse(proposal),
                new Inverse(pot.find(Role.API, Refs.proposal(proposal))
                        .orElseThrow()
                        .payload()));
    }

    private CancelTask.Cancelling cancel(TaskId task) {
        return new CancelTask(pot.book(Role.API), new Deliveries(pot.clock), pot.receipts)
                .cancel(pot.caller(pot.ada, Door.CLI, pot.delivery()), task);
    }
}
