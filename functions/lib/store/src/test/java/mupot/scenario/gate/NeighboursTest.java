package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Performance;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two effects on one site at the same time: what one was approved to change is no surprise of the other. */
class NeighboursTest {

    private static final String ABOUT = "about.html";
    private static final String MENU = "menu.html";

    @TempDir
    Path folder;

    private GatePot pot;

    @BeforeEach
    void a_pot() {
        pot = new GatePot(folder);
        pot.site.edit(MENU, "menu");
    }

    @Test
    void neither_takes_the_other_for_a_surprise() throws Exception {
        ProposalId one = approved(GatePot.INDEX, "before", "front");
        ProposalId other = approved(ABOUT, "about", "all about us");

        together(one, other, () -> {});

        assertThat(pot.actions()).containsEntry("effect.fired", 2).doesNotContainKeys(INCIDENT, "effect.checked");
    }

    @Test
    void what_one_changed_beyond_what_was_approved_is_found_and_named() throws Exception {
        ProposalId one = approved(GatePot.INDEX, "before", "front");
        ProposalId other = approved(ABOUT, "about", "all about us");

        together(one, other, () -> pot.site.edit(MENU, "it follows"));

        List<String> surprises = new ArrayList<>();
        for (ProposalId id : List.of(one, other)) {
            surprises.addAll(findings(id));
        }
        assertThat(surprises).isNotEmpty().containsOnly("Not approved, and yet: menu.html changed");
        assertThat(pot.actions()).containsKey(INCIDENT);
    }

    @Test
    void what_one_made_of_a_target_counts_only_as_far_as_it_was_approved() throws Exception {
        ProposalId one = approved(GatePot.INDEX, "before", "front");
        ProposalId other = approved(ABOUT, "about", "all about us");

        together(one, other, () -> pot.site.edit(ABOUT, "all about them"));

        assertThat(findings(one)).containsExactly("Not approved, and yet: about.html changed");
    }

    @Test
    void what_ended_before_it_began_excuses_nothing() {
        ProposalId other = approved(ABOUT, "about", "all about us");
        pot.perform(other);
        pot.site.edit(ABOUT, "about");
        pot.clock.advance(Duration.ofMinutes(2));
        ProposalId one = approved(GatePot.INDEX, "before", "front");
        pot.writing = new Entangled(pot.site, () -> pot.site.edit(ABOUT, "all about us"));

        pot.perform(one);

        assertThat(findings(one)).containsExactly("Not approved, and yet: about.html changed");
    }

    @Test
    void several_one_after_the_other_explain_what_came_of_them() {
        ProposalId one = approved(GatePot.INDEX, "before", "front");
        pot.writing = new Meanwhile(pot.site, () -> {
            pot.writing = pot.site;
            pot.perform(approved(ABOUT, "about", "all about us"));
            pot.perform(approved(ABOUT, "all about us", "all about you"));
        });

        pot.perform(one);

        assertThat(findings(one)).isEmpty();
        assertThat(pot.actions()).containsEntry("effect.fired", 3).doesNotContainKey(INCIDENT);
    }

    @Test
    void what_another_had_begun_and_put_back_is_no_surprise() {
        ProposalId other = approved(ABOUT, "about", "all about us");
        ProposalId one = approved(GatePot.INDEX, "before", "front");
        pot.writing = new Meanwhile(pot.site, () -> {
            pot.site.edit(ABOUT, "all about us");
            pot.writing = new Entangled(pot.site, () -> pot.site.edit(ABOUT, "about"));
            pot.perform(one);
            pot.site.edit(ABOUT, "someone else");
        });

        pot.perform(other);

        assertThat(pot.state(other).fate()).isEqualTo(new GateState.Fate.Approved(GateState.Effect.STALE));
        assertThat(findings(one)).isEmpty();
    }

    private static final String INCIDENT = "incident.blast-radius";

    private ProposalId approved(String target, String before, String after) {
        var change = new Payload.Change(target, Optional.of(Hash.of(before)), Optional.of(after));
        ProposalId proposal = pot.propose(pot.mia, new Payload(pot.connection, "apply", List.of(change)));
        pot.open(proposal);
        pot.approve(pot.lee, proposal);
        return proposal;
    }

    private List<String> findings(ProposalId proposal) {
        return pot.find(Role.API, Refs.outcome(proposal)).orElseThrow().findings();
    }

    /** Both look at the site before either changes it, and again after both have. */
    private void together(ProposalId one, ProposalId other, Runnable follows) throws Exception {
        pot.writing = new Abreast(pot.site, new CyclicBarrier(2), Map.of(other, follows));
        try (ExecutorService gates = Executors.newFixedThreadPool(2)) {
            List<Future<Performance>> performances =
                    gates.invokeAll(List.of(() -> pot.perform(one), () -> pot.perform(other)), 30, TimeUnit.SECONDS);
            for (Future<Performance> performance : performances) {
                assertThat(performance.get()).isInstanceOf(Performance.Ended.class);
            }
        }
    }

    /** A site on which two changes are made at once. */
    private record Abreast(SiteWriting site, CyclicBarrier both, Map<ProposalId, Runnable> follows)
            implements SameSite {

        @Override
        public Performed perform(Connection connection, Payload payload, ProposalId key) {
            await();
            Performed performed = site.perform(connection, payload, key);
            follows.getOrDefault(key, () -> {}).run();
            await();
            return performed;
        }

        private void await() {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
