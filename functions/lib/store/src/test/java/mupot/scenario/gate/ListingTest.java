package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Paging;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.gate.ProposalView;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.id.Brief;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.Slug;
import mupot.kernel.org.Department;
import mupot.kernel.org.Squad;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Refusal;
import mupot.store.memory.MemoryEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much a squad ever did, one call looks through so much of it and no further. */
class ListingTest {

    @TempDir
    Path folder;

    private final List<String> trips = new ArrayList<>();
    private GatePot pot;
    private ProposalId oldest;

    @BeforeEach
    void an_old_rejection_under_many_tasks() {
        pot = new GatePot(folder, clock -> new NotedEngine(new MemoryEngine(clock), trips));
        GatePot.done(pot.book(Role.API)
                .commit(Changes.begin()
                        .create(
                                Refs.department(pot.department),
                                new Department(pot.department, "Growth", new Slug("growth")))
                        .create(Refs.squad(pot.squad), web())));
        oldest = pot.opened();
        pot.reject(pot.lee, oldest);
        pot.perform(oldest);
    }

    @Test
    void a_page_of_what_was_decided_is_bounded_and_the_pages_together_are_all() {
        filed(450);
        List<ProposalId> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            trips.clear();
            Listed<ProposalView> page = shown().list(ada(), Optional.of(web()), "Rejected", new Paging(after, 20));
            page.items().forEach(view -> seen.add(view.gate().proposal()));
            after = page.next();
            pages++;
            assertThat(trips).hasSizeLessThan(30);
        } while (after.isPresent());

        assertThat(seen).containsExactly(oldest);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void an_ending_is_looked_up_among_so_many_and_a_whole_id_always() {
        String ending = Brief.of(oldest);
        assertThat(shown().show(ada(), ending)).isInstanceOf(Answer.Given.class);
        filed(1000);
        Actor actor = ada();
        trips.clear();

        assertThat(shown().show(actor, ending)).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(
                        ((Refusal) refused.refusal()).code())
                .isEqualTo(Refusal.Code.AMBIGUOUS));
        assertThat(trips).hasSizeLessThan(50);
        assertThat(shown().show(actor, oldest.value())).isInstanceOf(Answer.Given.class);
    }

    private void filed(int tasks) {
        for (int i = 0; i < tasks; i++) {
            pot.file(pot.mia);
        }
    }

    private ShowProposals shown() {
        return new ShowProposals(pot.book(Role.API), pot.canon, (before, after) -> "", new PlainVisitor(), pot.clock);
    }

    private Actor ada() {
        return pot.caller(pot.ada, Door.CLI, "look").actor();
    }

    private Squad web() {
        return new Squad(pot.squad, pot.department, "Web", new Slug("web"));
    }
}
