package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.connector.Payload;
import mupot.kernel.gate.OfferUndo;
import mupot.kernel.gate.OpenProposal;
import mupot.kernel.gate.Performance;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.UndoProposal;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.task.CancelTask;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes an effect back is exactly what would bring it back; nothing else passes for it, whatever a worker writes. */
class UndoingTest {

    @TempDir
    Path folder;

    private GatePot pot;
    private ProposalId fired;

    @BeforeEach
    void something_has_fired() {
        pot = new GatePot(folder);
        fired = pot.opened();
        pot.approve(pot.lee, fired);
        pot.perform(fired);
    }

    @Test
    void what_is_offered_or_asked_for_is_opened_and_ends_its_task_as_done_when_nobody_wants_it() {
        ProposalId offered = offered();
        assertThat(pot.open(offered)).isInstanceOf(OpenProposal.Opening.Opened.class);
        lapse(offered);
        assertThat(pot.taskOf(offered)).isInstanceOf(TaskState.Done.class);

        ProposalId asked = askedFor();
        assertThat(pot.open(asked)).isInstanceOf(OpenProposal.Opening.Opened.class);
        pot.reject(pot.lee, asked);
        pot.perform(asked);
        assertThat(pot.taskOf(asked)).isInstanceOf(TaskState.Done.class);
    }

    @Test
    void one_that_a_member_reworded_is_still_one() {
        ProposalId offered = offered();
        pot.open(offered);

        ProposalId edited = pot.edited(pot.lee, offered, "nearly as before");
        lapse(edited);

        assertThat(pot.taskOf(edited)).isInstanceOf(TaskState.Done.class);
    }

    @Test
    void another_text_than_what_stood_there_before_takes_nothing_back() {
        var worse = new Payload.Change(GatePot.INDEX, Optional.of(Hash.of("after")), Optional.of("worse"));
        ProposalId offered = offered();
        rewrite(offered, body -> with(body, body.task(), payload(worse), Optional.of(fired)));

        assertForged(offered);
    }

    @Test
    void nor_does_another_target_or_a_text_to_start_from_that_it_did_not_leave() {
        var other = new Payload.Change("about.html", Optional.of(Hash.of("about")), Optional.of("before"));
        ProposalId offered = offered();
        rewrite(offered, body -> with(body, body.task(), payload(other), Optional.of(fired)));
        assertForged(offered);

        var absent = new Payload.Change(GatePot.INDEX, Optional.empty(), Optional.of("before"));
        rewrite(offered, body -> with(body, body.task(), payload(absent), Optional.of(fired)));
        assertForged(offered);
    }

    @Test
    void a_change_of_its_own_that_says_so_of_another_tasks_effect_is_not_opened() {
        var back = new Payload.Change(GatePot.INDEX, Optional.of(Hash.of("after")), Optional.of("before"));
        ProposalId own = pot.propose(pot.mia, payload(back));
        rewrite(own, body -> with(body, body.task(), body.payload(), Optional.of(fired)));

        assertForged(own);
    }

    @Test
    void what_has_not_fired_can_not_be_taken_back() {
        ProposalId offered = offered();
        rewrite(offered, body -> with(body, body.task(), body.payload(), Optional.of(ProposalId.next(pot.ids))));
        assertForged(offered);

        rewrite(offered, body -> with(body, body.task(), body.payload(), Optional.of(offered)));
        assertForged(offered);
    }

    @Test
    void a_members_undo_from_which_a_worker_took_that_away_is_not_opened() {
        ProposalId asked = askedFor();
        rewrite(asked, body -> with(body, body.task(), body.payload(), Optional.empty()));

        assertThat(pot.open(asked)).isInstanceOf(OpenProposal.Opening.Incident.class);
        assertThat(pot.actions()).containsEntry("incident.forged-edit", 1);
    }

    @Test
    void that_it_takes_something_back_is_not_slipped_in_once_it_is_open() {
        var next = new Payload.Change(GatePot.INDEX, Optional.of(Hash.of("after")), Optional.of("worse"));
        ProposalId own = pot.propose(pot.mia, payload(next));
        pot.open(own);
        rewrite(own, body -> with(body, body.task(), body.payload(), Optional.of(fired)));

        assertThat(pot.state(own).pins(pot.canon, body(own))).isFalse();
        lapse(own);
        assertThat(pot.taskOf(own)).isInstanceOf(TaskState.Waiting.class);
    }

    @Test
    void nor_does_it_keep_a_task_from_being_cancelled_unless_it_is_one() {
        var next = new Payload.Change(GatePot.INDEX, Optional.of(Hash.of("after")), Optional.of("worse"));
        ProposalId own = pot.propose(pot.mia, payload(next));
        rewrite(own, body -> with(body, body.task(), body.payload(), Optional.of(fired)));
        TaskId task = body(own).task();

        assertThat(cancel(task)).isEqualTo(new CancelTask.Cancelling.Done(task));

        ProposalId offered = offered();
        pot.open(offered);
        assertThat(cancel(body(offered).task())).isInstanceOf(CancelTask.Cancelling.Refused.class);
    }

    @Test
    void an_undo_is_not_cancelled_away_before_keeper_has_opened_it() {
        ProposalId asked = askedFor();

        assertThat(cancel(body(asked).task())).isInstanceOf(CancelTask.Cancelling.Refused.class);
        assertThat(pot.open(asked)).isInstanceOf(OpenProposal.Opening.Opened.class);
    }

    @Test
    void what_fired_can_be_taken_back_although_its_task_still_says_that_it_is_being_made() {
        TaskId task = pot.state(fired).task();
        Book worker = pot.book(Role.WORKER);
        var held = worker.find(Refs.task(task)).orElseThrow();
        GatePot.done(worker.commit(
                Changes.begin().replace(held, held.value().in(new TaskState.Firing(fired, "It is being made.")))));

        assertThat(body(offered()).undoes()).contains(fired);
    }

    @Test
    void a_stop_of_the_agent_does_not_keep_what_it_did_from_being_taken_back() {
        ProposalId asked = askedFor();
        pot.open(asked);
        pot.stop(new StopSubject.OneAgent(pot.agent));
        pot.approve(pot.lee, asked);

        assertThat(pot.perform(asked)).isInstanceOf(Performance.Ended.class);
    }

    @Test
    void that_an_effect_took_something_back_is_not_said_of_it_afterwards() {
        rewrite(fired, body -> with(body, body.task(), body.payload(), Optional.of(ProposalId.next(pot.ids))));

        assertThat(body(offered()).undoes()).contains(fired);
    }

    private void assertForged(ProposalId proposal) {
        assertThat(pot.open(proposal)).isInstanceOf(OpenProposal.Opening.Incident.class);
        assertThat(pot.actions()).containsEntry("incident.forged-undo", 1);
        assertThat(pot.find(Role.API, Refs.gate(proposal))).isEmpty();
    }

    /** By the worker, as after a surprise. */
    private ProposalId offered() {
        TaskId task = pot.state(fired).task();
        new OfferUndo(pot.book(Role.WORKER), pot.receipts)
                .on(new Hint(Hint.About.UNDO, fired.value(), pot.squad.value()));
        return pot.find(Role.API, Refs.task(task)).orElseThrow().proposals().getLast();
    }

    private ProposalId askedFor() {
        var book = pot.book(Role.API);
        var undo = new UndoProposal(book, pot.canon, new Once(book, new Deliveries(pot.clock)), pot.receipts);
        return switch (undo.undo(pot.caller(pot.mia, Door.CLI, pot.delivery()), fired)) {
            case Answer.Given<ProposalId>(var id) -> id;
            case Answer.Refused<ProposalId>(var refusal) -> throw new IllegalStateException(refusal.sentence());
        };
    }

    private CancelTask.Cancelling cancel(TaskId task) {
        return new CancelTask(pot.book(Role.API), new Deliveries(pot.clock), pot.receipts)
                .cancel(pot.caller(pot.ada, Door.CLI, pot.delivery()), task);
    }

    private void lapse(ProposalId proposal) {
        pot.clock.advance(Duration.ofHours(25));
        pot.expire(proposal);
    }

    private ProposalBody body(ProposalId proposal) {
        return pot.find(Role.API, Refs.proposal(proposal)).orElseThrow();
    }

    private Payload payload(Payload.Change change) {
        return new Payload(pot.connection, "apply", List.of(change));
    }

    private void rewrite(ProposalId proposal, UnaryOperator<ProposalBody> with) {
        Held<ProposalBody> held =
                pot.book(Role.WORKER).find(Refs.proposal(proposal)).orElseThrow();
        GatePot.done(pot.book(Role.WORKER).commit(Changes.begin().replace(held, with.apply(held.value()))));
    }

    private static ProposalBody with(ProposalBody body, TaskId task, Payload payload, Optional<ProposalId> undoes) {
        return new ProposalBody(
                body.id(),
                task,
                body.run(),
                body.agent(),
                payload,
                body.summary(),
                body.checks(),
                body.influences(),
                body.at(),
                body.editedBy(),
                undoes);
    }
}
