package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.channel.Platform;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.NudgeProposal;
import mupot.kernel.gate.Nudging;
import mupot.kernel.gate.Performance;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.gate.Statement;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Dispatch;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Sweep;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Member;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Rank;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;
import mupot.store.memory.MemoryEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proposal that waits is brought to mind, once, then those above are asked, once; it never approves itself. */
class NudgeTest {

    @TempDir
    Path folder;

    private final List<Hint> sent = new ArrayList<>();

    @Test
    void after_four_hours_its_channel_is_reminded_once_and_after_twelve_those_above_are_asked_once() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();

        hours(pot, 4, () -> sweep(pot).tick());
        assertThat(pot.state(proposal).nudging().done()).isEqualTo(Nudging.Nudge.REMINDED);
        hours(pot, 7, () -> sweep(pot).tick());
        assertThat(pot.state(proposal).nudging().done()).isEqualTo(Nudging.Nudge.REMINDED);
        hours(pot, 2, () -> sweep(pot).tick());

        assertThat(pot.state(proposal).nudging().done()).isEqualTo(Nudging.Nudge.ESCALATED);
        assertThat(pot.state(proposal).nudging().to()).containsExactlyInAnyOrder(pot.abe, pot.ann);
        assertThat(pot.actions()).containsEntry("proposal.remind", 1).containsEntry("proposal.escalate", 1);
        assertThat(nudges(pot)).isEqualTo(2);
        assertThat(pot.receiptTexts())
                .filteredOn(text -> text.contains("\"proposal.escalate\""))
                .singleElement()
                .asString()
                .contains(pot.abe.value(), pot.ann.value())
                .doesNotContain(pot.ada.value());
    }

    @Test
    void nobody_deciding_ever_lets_nothing_happen_but_its_expiry() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();

        hours(pot, 40, () -> {
            sweep(pot).tick();
            pot.perform(proposal);
        });

        assertThat(pot.state(proposal).fate()).isEqualTo(new GateState.Fate.Expired());
        assertThat(pot.site.changes()).isEmpty();
        assertThat(pot.actions()).doesNotContainKey("effect.claimed");
        assertThat(dues(pot)).isEmpty();
    }

    @Test
    void owners_are_asked_where_nobody_is_admin() {
        GatePot pot = new GatePot(folder);
        suspend(pot, pot.abe);
        suspend(pot, pot.ann);
        ProposalId proposal = pot.opened();

        hours(pot, 13, () -> sweep(pot).tick());

        assertThat(pot.state(proposal).nudging().to()).containsExactly(pot.ada);
    }

    @Test
    void repeated_and_reordered_entries_nudge_no_more_than_once() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();
        List<Held<Due>> entries = dues(pot);
        Collections.reverse(entries);
        pot.clock.advance(Duration.ofHours(13));

        for (int i = 0; i < 3; i++) {
            entries.forEach(entry -> pot.dues().look(entry));
            Collections.reverse(entries);
            entries.forEach(entry -> {
                Due again = new Due(pot.clock.instant(), entry.value().matter(), proposal.value());
                GatePot.done(pot.book(Role.KEEPER).commit(Changes.begin().put(Refs.due(again), again)));
            });
            sweep(pot).tick();
        }

        assertThat(pot.actions()).doesNotContainKey("proposal.remind").containsEntry("proposal.escalate", 1);
        assertThat(nudges(pot)).isEqualTo(1);
    }

    @Test
    void entries_that_someone_took_away_keep_nothing_from_being_done() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();
        Book keeper = pot.book(Role.KEEPER);
        dues(pot).forEach(entry -> GatePot.done(keeper.commit(Changes.begin().remove(entry))));

        hours(pot, 5, () -> sweep(pot).tick());
        assertThat(pot.state(proposal).nudging().done()).isEqualTo(Nudging.Nudge.REMINDED);
        hours(pot, 8, () -> sweep(pot).tick());
        assertThat(pot.state(proposal).nudging().done()).isEqualTo(Nudging.Nudge.ESCALATED);
        hours(pot, 12, () -> sweep(pot).tick());
        assertThat(pot.state(proposal).fate()).isEqualTo(new GateState.Fate.Expired());
        assertThat(pot.actions()).containsEntry("proposal.remind", 1).containsEntry("proposal.escalate", 1);
    }

    @Test
    void what_only_waits_for_the_end_of_a_stop_is_not_brought_to_mind_unless_the_verdict_lost_its_force() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();
        var whole = new StopSubject.WholePot();
        GatePot.done(pot.book(Role.API)
                .commit(Changes.begin()
                        .create(
                                Refs.stop(whole),
                                new StopFlag(whole, pot.ada, Rank.OWNER, "wait", pot.clock.instant()))));
        assertThat(pot.approve(pot.lee, proposal)).isInstanceOf(Decided.Recorded.class);

        hours(pot, 5, () -> sweep(pot).tick());
        assertThat(pot.actions()).doesNotContainKey("proposal.remind");

        suspend(pot, pot.lee);
        hours(pot, 1, () -> sweep(pot).tick());
        assertThat(pot.actions()).containsEntry("proposal.remind", 1);
    }

    @Test
    void what_still_waits_although_someone_decided_it_is_brought_to_mind() {
        GatePot pot = new GatePot(folder);
        ProposalId unlinked = pot.opened();
        pot.decide(pot.lee, Door.DISCORD, unlinked, Statement.Decision.APPROVE, "");
        pot.unlink(GatePot.account(pot.lee, Platform.DISCORD));
        pot.takes(2);
        ProposalId alone = pot.proposeRemoval();
        pot.open(alone);
        pot.approve(pot.abe, alone);
        ProposalId inChats = pot.proposeRemoval();
        pot.open(inChats);
        for (MemberId one : List.of(pot.abe, pot.ada)) {
            assertThat(pot.decide(one, Door.DISCORD, inChats, Statement.Decision.APPROVE, ""))
                    .isInstanceOf(Decided.Recorded.class);
        }

        pot.clock.advance(Duration.ofHours(5));

        for (ProposalId proposal : List.of(unlinked, alone, inChats)) {
            assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
            assertThat(pot.nudge(proposal)).isEqualTo(NudgeProposal.Nudged.REMINDED);
        }
    }

    @Test
    void what_is_closed_is_not_brought_to_mind() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();
        pot.reject(pot.lee, proposal);
        pot.perform(proposal);

        hours(pot, 30, () -> sweep(pot).tick());

        assertThat(pot.actions()).doesNotContainKeys("proposal.remind", "proposal.escalate");
        assertThat(nudges(pot)).isZero();
    }

    @Test
    void an_escalated_proposal_can_still_be_decided_and_only_by_those_who_could_before() {
        GatePot pot = new GatePot(folder);
        ProposalId proposal = pot.opened();
        hours(pot, 13, () -> sweep(pot).tick());

        assertThat(pot.approve(pot.moe, proposal)).isInstanceOf(Decided.Refused.class);
        assertThat(pot.approve(pot.lee, proposal)).isInstanceOf(Decided.Recorded.class);
        pot.perform(proposal);
        assertThat(pot.site.changes()).containsExactly(proposal);
    }

    @Test
    void escalated_proposals_stand_first_page_by_page() {
        GatePot pot = new GatePot(folder);
        List<ProposalId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(pot.opened());
        }
        pot.clock.advance(Duration.ofHours(13));
        pot.nudge(all.get(3));
        pot.nudge(all.get(1));

        assertThat(listed(pot, 2)).containsExactly(all.get(1), all.get(3), all.get(0), all.get(2), all.get(4));
        assertThat(listed(pot, 100)).containsExactly(all.get(1), all.get(3), all.get(0), all.get(2), all.get(4));
    }

    @ParameterizedTest
    @EnumSource
    void wherever_keeper_dies_each_is_done_exactly_once(HaltingEngine.At at) {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            HaltingEngine[] made = new HaltingEngine[1];
            GatePot pot = new GatePot(folder, clock -> made[0] = new HaltingEngine(new MemoryEngine(clock)));
            ProposalId proposal = pot.opened();
            pot.clock.advance(Duration.ofHours(5));
            made[0].haltAt(call, at);
            dying(() -> sweep(pot).tick());
            died = !made[0].goesOn();
            pot.clock.advance(Duration.ofMinutes(10));
            sweep(pot).tick();
            sweep(pot).tick();
            assertThat(pot.actions()).as("died at call %s %s", call, at).containsEntry("proposal.remind", 1);
            pot.clock.advance(Duration.ofHours(8));
            sweep(pot).tick();
            assertThat(pot.state(proposal).nudging().escalated()).isTrue();
        }
        assertThat(call).isGreaterThan(40);
    }

    private static void dying(Runnable runnable) {
        try {
            runnable.run();
        } catch (HaltingEngine.Halted halted) {
            assertThat(halted).isNotNull();
        }
    }

    private static void hours(GatePot pot, int hours, Runnable each) {
        for (int i = 0; i < hours * 4; i++) {
            pot.clock.advance(Duration.ofMinutes(15));
            each.run();
        }
    }

    private Sweep sweep(GatePot pot) {
        Book keeper = pot.book(Role.KEEPER);
        var dispatch = new Dispatch(keeper, (queue, hints) -> sent.addAll(hints), proposal -> {}, pot.receipts);
        return new Sweep(keeper, dispatch, pot.dues(), pot.clock);
    }

    /** How often courier was told to tell. */
    private long nudges(GatePot pot) {
        pot.clock.advance(Duration.ofMinutes(2));
        sweep(pot).tick();
        return sent.stream().filter(hint -> hint.about() == Hint.About.NUDGE).count();
    }

    private static List<Held<Due>> dues(GatePot pot) {
        List<Held<Due>> dues = new ArrayList<>();
        for (int shard = 0; shard < Due.SHARDS; shard++) {
            dues.addAll(pot.book(Role.KEEPER)
                    .page(Section.of(Kinds.DUE, Integer.toString(shard)), Optional.empty(), 100)
                    .items());
        }
        return dues;
    }

    private static void suspend(GatePot pot, MemberId member) {
        Held<Member> held = pot.book(Role.API).find(Refs.member(member)).orElseThrow();
        GatePot.done(pot.book(Role.API)
                .commit(Changes.begin().replace(held, held.value().with(Member.Standing.SUSPENDED))));
    }

    private static List<ProposalId> listed(GatePot pot, int limit) {
        var show =
                new ShowProposals(pot.book(Role.API), pot.canon, (before, after) -> "", new PlainVisitor(), pot.clock);
        var squad = new Squad(pot.squad, pot.department, "Web", new mupot.kernel.id.Slug("web"));
        List<ProposalId> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = show.list(
                    pot.caller(pot.ada, Door.CLI, "list").actor(),
                    Optional.of(squad),
                    ShowProposals.WAITING,
                    new mupot.kernel.book.Paging(after, limit));
            page.items().forEach(view -> ids.add(view.gate().proposal()));
            after = page.next();
        } while (after.isPresent());
        return ids;
    }
}
