package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.gate.Compared;
import mupot.kernel.gate.ProposalView;
import mupot.kernel.gate.Rendering;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.gate.Snapshot;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before and after as visitors would see it: from what is pinned, and from nothing else. */
class VisitorsSeeTest {

    /** Both sides whole, with a mark that a text could hold, too. */
    private static final Rendering RENDERING = (before, after) -> "--- a\n+++ b\n@@ -1 +1 @@\n-"
            + String.join("", before.values()) + " -- a/x\n@@ -9 +9 @@\n+" + String.join("", after.values());

    @TempDir
    Path folder;

    private GatePot pot;
    private ProposalId proposal;

    @BeforeEach
    void a_proposal_waits() {
        pot = new GatePot(folder);
        proposal = pot.opened();
    }

    private ShowProposals show() {
        return new ShowProposals(pot.book(Role.API), pot.canon, RENDERING, new PlainVisitor(), pot.clock);
    }

    private ProposalView shownTo(MemberId member) {
        return given(show().show(pot.caller(member, Door.CLI, "look").actor(), proposal.value()));
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void each_target_shows_its_lines_with_their_marks_and_nothing_of_the_diff_around() {
        assertThat(shownTo(pot.ada).seen()).singleElement().satisfies(seen -> {
            assertThat(seen.target()).isEqualTo(GatePot.INDEX);
            assertThat(seen.lines()).containsExactly("-before", " -- a/x", "…", "+after");
        });
    }

    @Test
    void the_page_holds_both_sides_and_the_hash_that_a_verdict_would_be_on() {
        Compared compared =
                given(show().compare(pot.caller(pot.ada, Door.CLI, "look").actor(), proposal.value()));

        assertThat(compared.hash()).isEqualTo(pot.state(proposal).payloadHash());
        assertThat(compared.page()).contains(compared.hash().value(), "Optional[before]", "Optional[after]");
    }

    @Test
    void a_text_that_is_not_the_pinned_one_is_never_drawn() {
        var snapshot = Refs.snapshot(Hash.of("before"));
        new Attacker(pot).put(snapshot, new Snapshot("quite another text"));

        assertThat(shownTo(pot.ada).seen()).isEmpty();
        assertThat(show().compare(pot.caller(pot.ada, Door.CLI, "look").actor(), proposal.value()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.CHANGED));
    }
}
