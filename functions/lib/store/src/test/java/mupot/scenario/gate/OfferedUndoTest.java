package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.OfferUndo;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an effect that changed more than was approved: taking it back is offered once, and takes nothing else away. */
class OfferedUndoTest {

    private static final String MENU = "about.html";

    @TempDir
    Path folder;

    private GatePot pot;
    private ProposalId fired;
    private Hint hint;

    @BeforeEach
    void an_effect_that_the_menu_followed() {
        pot = new GatePot(folder);
        pot.writing = new Entangled(pot.site, () -> pot.site.edit(MENU, "it follows"));
        fired = pot.opened();
        pot.approve(pot.lee, fired);
        pot.perform(fired);
        pot.writing = pot.site;
        hint = new Hint(Hint.About.UNDO, fired.value(), pot.squad.value());
    }

    @Test
    void an_offer_that_is_overtaken_by_someone_who_writes_its_task_is_made_all_the_same() {
        var worker = Overtaken.by(pot.book(Role.WORKER), this::touchTask);

        assertThat(new OfferUndo(worker, pot.receipts).on(hint)).isEqualTo(Outcome.DONE);

        assertThat(offered()).isNotEqualTo(fired);
        assertThat(pot.actions()).containsEntry("proposal.undo", 1);
    }

    @Test
    void however_often_it_is_hinted_it_is_offered_once() {
        var offering = new OfferUndo(pot.book(Role.WORKER), pot.receipts);
        for (int i = 0; i < 3; i++) {
            assertThat(offering.on(hint)).isEqualTo(Outcome.DONE);
        }
        assertThat(pot.actions()).containsEntry("proposal.undo", 1);
    }

    @Test
    void what_someone_else_changed_since_is_never_written_over_by_taking_it_back() {
        ProposalId undo = decided();
        pot.site.edit(GatePot.INDEX, "someone else was here");

        pot.perform(undo);

        assertThat(pot.state(undo).fate()).isEqualTo(new GateState.Fate.Approved(GateState.Effect.STALE));
        assertThat(pot.site.read(pot.site(), GatePot.INDEX)).contains("someone else was here");
        assertThat(pot.site.changes()).containsExactly(fired);
        assertThat(pot.taskOf(undo)).isInstanceOf(TaskState.Done.class);
    }

    @Test
    void what_follows_the_undo_back_is_no_surprise_and_what_else_follows_is_one() {
        ProposalId undo = decided();
        pot.writing = new Entangled(pot.site, () -> {
            pot.site.edit(MENU, "about");
            pot.site.edit("news.html", "Look what happened");
        });

        pot.perform(undo);

        assertThat(pot.find(Role.API, Refs.outcome(undo)).orElseThrow().findings())
                .isEqualTo(List.of("Not approved, and yet: news.html is new"));
        new Errands(pot).pass(Duration.ofMinutes(3));
        assertThat(pot.actions()).containsEntry("incident.blast-radius", 2).containsEntry("proposal.undo", 1);
    }

    private ProposalId decided() {
        var _ = new OfferUndo(pot.book(Role.WORKER), pot.receipts).on(hint);
        ProposalId undo = offered();
        pot.open(undo);
        pot.approve(pot.lee, undo);
        return undo;
    }

    private ProposalId offered() {
        ProposalId last = pot.find(Role.API, Refs.task(pot.state(fired).task()))
                .orElseThrow()
                .proposals()
                .getLast();
        assertThat(pot.find(Role.API, Refs.proposal(last)).flatMap(ProposalBody::undoes))
                .contains(fired);
        return last;
    }

    private void touchTask() {
        Held<Task> held =
                pot.book(Role.API).find(Refs.task(pot.state(fired).task())).orElseThrow();
        GatePot.done(pot.book(Role.API)
                .commit(Changes.begin().replace(held, held.value().costing(1))));
    }
}
