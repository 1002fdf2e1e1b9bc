package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Performance;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.task.TaskState;
import mupot.store.memory.MemoryEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What else changed with an effect is looked for once, whatever happens to the gate that performed it. */
class ComparingTest {

    private static final String MENU = "about.html";
    private static final String SURPRISE = "Not approved, and yet: about.html changed";
    private static final String BROKEN = "index.html: broken-link: a link leads nowhere";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void wherever_the_gate_dies_what_else_changed_is_found_once_and_told_once(HaltingEngine.At at) {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            died = diesAndIsCompared(call, at, Recovery.CLAIM_RUNS_OUT);
        }
        assertThat(call).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource
    void a_restarted_local_pot_compares_at_once(HaltingEngine.At at) {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            died = diesAndIsCompared(call, at, Recovery.RESTART);
        }
        assertThat(call).isGreaterThan(8);
    }

    @Test
    void a_site_that_can_not_be_read_for_a_while_is_compared_once_it_can() {
        GatePot pot = firedWhileUnreadable();
        var errands = new Errands(pot);
        errands.pass(Duration.ofMinutes(20));
        assertThat(findings(pot)).isEmpty();
        assertThat(pot.actions()).doesNotContainKeys("effect.checked", "incident.blast-radius");

        pot.reading = pot.site;
        errands.pass(Duration.ofMinutes(7));

        assertThat(findings(pot))
                .startsWith(SURPRISE, BROKEN)
                .last()
                .asString()
                .matches("It was compared only 2[0-9] minutes afterwards: .*");
        assertToldOnce(pot, errands, proposal);
    }

    @Test
    void a_site_that_can_not_be_read_for_long_counts_as_not_compared_and_says_why() {
        GatePot pot = firedWhileUnreadable();
        var errands = new Errands(pot);

        errands.pass(Duration.ofMinutes(90));

        List<String> given = List.of(
                "What else changed on the site could not be compared: The site is down.",
                "The checks afterwards could not be made.");
        assertThat(findings(pot)).isEqualTo(given);
        assertThat(pot.actions()).containsEntry("effect.checked", 1).doesNotContainKey("incident.blast-radius");
        int before = gateHints(errands, proposal);
        assertThat(before).isBetween(5, 15);
        pot.reading = pot.site;
        errands.pass(Duration.ofMinutes(90));
        assertThat(gateHints(errands, proposal)).isEqualTo(before);
        assertThat(findings(pot)).isEqualTo(given);
    }

    @Test
    void a_site_that_takes_for_ever_to_be_read_whole_holds_up_no_effect_and_counts_as_not_compared() {
        var pot = new GatePot(folder);
        var interrupted = new AtomicInteger();
        pot.patience = Duration.ofMillis(50);
        pot.reading = new Watched(pot.site, () -> {
            try {
                Thread.sleep(Duration.ofMinutes(10));
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw new SiteUnavailable("It takes too long to be read.", e);
            }
        });
        proposal = approved(pot);

        pot.perform(proposal);

        assertThat(pot.state(proposal).fate()).isEqualTo(new GateState.Fate.Approved(GateState.Effect.FIRED));
        new Errands(pot).pass(Duration.ofMinutes(90));
        assertThat(findings(pot))
                .isEqualTo(List.of(
                        "What else changed on the site could not be compared: It could not be read within 0 seconds.",
                        "The checks afterwards could not be made."));
        assertThat(interrupted).hasValueGreaterThan(1);
    }

    @Test
    void each_look_that_is_cut_short_counts_and_after_enough_of_them_nobody_looks_any_more() {
        GatePot pot = firedWhileUnreadable();
        var errands = new Errands(pot);
        var looks = new AtomicInteger();
        pot.reading = new Watched(pot.site, () -> {
            looks.incrementAndGet();
            throw new Errands.Killed();
        });

        errands.pass(Duration.ofMinutes(120));

        assertThat(looks).hasValueBetween(5, 15);
        assertThat(findings(pot))
                .first()
                .asString()
                .isEqualTo("What else changed on the site could not be compared: every look at it was cut short.");
    }

    @Test
    void a_copy_of_a_hint_does_not_look_a_second_time_while_somebody_looks() {
        GatePot pot = firedWhileUnreadable();
        pot.reading = pot.site;

        assertThat(pot.perform(proposal)).isEqualTo(new Performance.Left("what else changed is being looked for"));
        assertThat(findings(pot)).isEmpty();
    }

    @Test
    void two_gates_that_look_at_the_same_time_tell_once() {
        GatePot pot = firedWhileUnreadable();
        pot.clock.advance(Duration.ofMinutes(3));
        pot.reading = new Watched(pot.site, () -> {
            pot.reading = pot.site;
            pot.clock.advance(Duration.ofMinutes(3));
            assertThat(pot.perform(proposal)).isInstanceOf(Performance.Ended.class);
        });

        pot.perform(proposal);

        assertThat(findings(pot)).isEqualTo(List.of(SURPRISE, BROKEN));
        var errands = new Errands(pot);
        errands.pass(Duration.ofMinutes(3));
        assertToldOnce(pot, errands, proposal);
    }

    @Test
    void whoever_empties_the_table_of_due_entries_keeps_nothing_from_being_compared() {
        GatePot pot = firedWhileUnreadable();
        pot.reading = pot.site;
        for (int shard = 0; shard < Due.SHARDS; shard++) {
            pot.book(Role.KEEPER)
                    .page(Section.of(Kinds.DUE, Integer.toString(shard)), Optional.empty(), 100)
                    .items()
                    .forEach(held -> new Attacker(pot).delete(held.ref()));
        }
        var errands = new Errands(pot);

        errands.pass(Duration.ofMinutes(20));

        assertThat(findings(pot)).startsWith(SURPRISE, BROKEN);
        assertToldOnce(pot, errands, proposal);
    }

    @Test
    void a_body_that_was_swapped_after_it_fired_excuses_nothing() {
        GatePot pot = firedWhileUnreadable();
        pot.reading = pot.site;
        ProposalBody body = pot.find(Role.WORKER, Refs.proposal(proposal)).orElseThrow();
        var more = new ArrayList<>(body.payload().changes());
        more.add(new Payload.Change(MENU, Optional.of(Hash.of("about")), Optional.of("it follows")));
        new Attacker(pot)
                .put(
                        Refs.proposal(proposal),
                        new ProposalBody(
                                body.id(),
                                body.task(),
                                body.run(),
                                body.agent(),
                                new Payload(body.payload().connector(), "apply", more),
                                body.summary(),
                                body.checks(),
                                body.influences(),
                                body.at()));
        new Errands(pot).pass(Duration.ofMinutes(5));

        assertThat(findings(pot)).startsWith(SURPRISE, BROKEN);
        assertThat(pot.actions()).containsEntry("incident.blast-radius", 1);
    }

    private ProposalId proposal = new ProposalId("prp_01ARZ3NDEKTSV4RRFFQ69G5FAV");

    /** It has fired, and its gate could not look at the site any more. */
    private GatePot firedWhileUnreadable() {
        GatePot pot = new GatePot(folder);
        var down = new AtomicBoolean();
        pot.writing = new Entangled(pot.site, () -> {
            pot.site.edit(MENU, "it follows");
            down.set(true);
        });
        pot.reading = new Watched(pot.site, () -> {
            if (down.get()) {
                throw new SiteUnavailable("The site is down.");
            }
        });
        proposal = approved(pot);
        pot.perform(proposal);
        return pot;
    }

    private List<String> findings(GatePot pot) {
        return pot.find(Role.API, Refs.outcome(proposal)).orElseThrow().findings();
    }

    private enum Recovery {
        CLAIM_RUNS_OUT,
        RESTART
    }

    private boolean diesAndIsCompared(int call, HaltingEngine.At at, Recovery recovery) {
        HaltingEngine[] made = new HaltingEngine[1];
        GatePot pot = new GatePot(folder, clock -> made[0] = new HaltingEngine(new MemoryEngine(clock)));
        pot.writing = new Entangled(pot.site, () -> pot.site.edit(MENU, "it follows"));
        ProposalId proposal = approved(pot);
        made[0].haltAt(call, at);
        try {
            pot.perform(proposal);
        } catch (HaltingEngine.Halted halted) {
            assertThat(halted).isNotNull();
        }
        boolean died = !made[0].goesOn();

        var errands = new Errands(pot);
        switch (recovery) {
            case CLAIM_RUNS_OUT -> errands.pass(Duration.ofMinutes(12));
            case RESTART -> errands.restart();
        }

        assertThat(pot.state(proposal).fate()).isEqualTo(new GateState.Fate.Approved(GateState.Effect.FIRED));
        assertThat(pot.find(Role.API, Refs.outcome(proposal)).map(EffectOutcome::findings))
                .as("died at call %s %s", call, at)
                .contains(List.of(SURPRISE, BROKEN));
        assertToldOnce(pot, errands, proposal);
        return died;
    }

    private static void assertToldOnce(GatePot pot, Errands errands, ProposalId proposal) {
        assertThat(pot.actions())
                .containsEntry("effect.fired", 1)
                .containsEntry("effect.checked", 1)
                .containsEntry("incident.blast-radius", 1)
                .containsEntry("proposal.undo", 1);
        assertThat(pot.site.changes()).containsExactly(proposal);
        assertThat(pot.taskOf(proposal)).isInstanceOfSatisfying(TaskState.AwaitingVerdict.class, waits -> assertThat(
                        pot.find(Role.API, Refs.proposal(waits.proposal())).flatMap(ProposalBody::undoes))
                .contains(proposal));
        int before = gateHints(errands, proposal);
        errands.pass(Duration.ofMinutes(30));
        assertThat(gateHints(errands, proposal)).as("nothing is left to do").isEqualTo(before);
        assertThat(pot.actions()).containsEntry("incident.blast-radius", 1);
    }

    private static int gateHints(Errands errands, ProposalId proposal) {
        return (int) errands.sent().stream()
                .filter(hint ->
                        hint.about() == Hint.About.VERDICT && hint.subject().equals(proposal.value()))
                .count();
    }

    private static ProposalId approved(GatePot pot) {
        ProposalId proposal = pot.propose(pot.mia, pot.payload("apply", Optional.of("broken")));
        pot.open(proposal);
        pot.approve(pot.lee, proposal);
        return proposal;
    }
}
