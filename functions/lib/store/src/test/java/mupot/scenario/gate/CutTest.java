package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.id.ProposalId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too long to keep is cut between characters: half an emoji can't be stored, and would keep back all the rest. */
class CutTest {

    private static final String TREES = "🎄".repeat(300);

    @TempDir
    Path folder;

    private GatePot pot;

    @BeforeEach
    void a_pot() {
        pot = new GatePot(folder);
    }

    @Test
    void a_finding_that_is_cut_within_an_emoji_is_on_record() {
        pot.checks = pages ->
                List.of(new PageChecks.Finding(GatePot.INDEX, "one-h1", TREES), finding("x" + TREES), finding("short"));
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);

        pot.perform(proposal);

        assertThat(pot.find(Role.API, Refs.outcome(proposal)).orElseThrow().findings())
                .hasSize(3)
                .anyMatch(one -> one.endsWith("🎄…"))
                .contains(GatePot.INDEX + ": one-h1: short");
    }

    @Test
    void a_source_that_is_cut_within_an_emoji_does_not_keep_an_approved_change_from_firing() {
        ProposalId proposal = pot.propose();
        Held<ProposalBody> held =
                pot.book(Role.WORKER).find(Refs.proposal(proposal)).orElseThrow();
        GatePot.done(pot.book(Role.WORKER)
                .commit(Changes.begin().replace(held, influenced(held.value(), List.of(TREES, "x" + TREES)))));
        pot.open(proposal);
        pot.approve(pot.lee, proposal);

        pot.perform(proposal);

        assertThat(pot.state(proposal).fate()).isEqualTo(new GateState.Fate.Approved(GateState.Effect.FIRED));
    }

    private static PageChecks.Finding finding(String what) {
        return new PageChecks.Finding(GatePot.INDEX, "one-h1", what);
    }

    private static ProposalBody influenced(ProposalBody body, List<String> influences) {
        return new ProposalBody(
                body.id(),
                body.task(),
                body.run(),
                body.agent(),
                body.payload(),
                body.summary(),
                body.checks(),
                influences,
                body.at());
    }
}
