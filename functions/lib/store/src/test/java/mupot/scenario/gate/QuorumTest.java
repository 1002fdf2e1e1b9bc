package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mupot.kernel.book.Role;
import mupot.kernel.channel.DrawCard;
import mupot.kernel.connector.Hands;
import mupot.kernel.gate.Assurance;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.ExpireProposal;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.PerformProposal;
import mupot.kernel.gate.Performance;
import mupot.kernel.gate.Progress;
import mupot.kernel.gate.ProposalView;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.gate.Statement.Decision;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.people.Member;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where it takes several people, several people it takes: distinct ones, as they stand when the gate looks. */
class QuorumTest {

    @TempDir
    Path folder;

    GatePot pot;
    MemberId bea;
    ProposalId proposal;

    @BeforeEach
    void a_removal_that_two_have_to_approve() {
        pot = new GatePot(folder);
        bea = pot.admin("Bea");
        pot.takes(2);
        proposal = pot.proposeRemoval();
        pot.open(proposal);
    }

    @Test
    void the_first_of_two_fires_nothing_and_says_how_many_more_it_takes() {
        assertThat(pot.approve(pot.abe, proposal).sentence()).isEqualTo("Approved by Abe. 1 more approval is needed.");

        assertWaits();
        assertThat(pot.state(proposal).fate()).isEqualTo(new GateState.Fate.Pending(List.of(pot.abe)));
    }

    @Test
    void the_second_of_two_fires_and_both_stand_in_the_receipt() {
        pot.approve(pot.abe, proposal);

        assertThat(pot.approve(bea, proposal).sentence())
                .startsWith("Approved ")
                .contains("The gate carries it out");
        assertFires();
        assertThat(pot.receiptTexts())
                .filteredOn(json -> json.contains("effect.claimed"))
                .singleElement()
                .asString()
                .contains(pot.abe.value())
                .contains(bea.value());
    }

    @Test
    void a_confirmed_chat_account_gives_the_other_one_in_either_order() {
        assertThat(inChat(pot.abe, Assurance.CONFIRMED).sentence())
                .isEqualTo("Approved by Abe. 1 more approval is needed, with `pot approve` or on the dashboard.");
        assertWaits();
        pot.approve(bea, proposal);
        assertFires();

        pot.site.edit(GatePot.INDEX, "before");
        proposal = pot.proposeRemoval();
        pot.open(proposal);
        pot.approve(bea, proposal);
        assertThat(inChat(pot.abe, Assurance.CONFIRMED)).isInstanceOf(Decided.Recorded.class);
        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Ended.class);
    }

    @Test
    void chats_alone_never_reach_it() {
        inChat(pot.abe, Assurance.CONFIRMED);

        assertThat(inChat(bea, Assurance.CONFIRMED).sentence())
                .startsWith("Recorded, but one approval has to come through `pot approve` or the dashboard.");
        inChat(pot.ada, Assurance.CONFIRMED);
        assertWaits();
        assertThat(pot.approve(pot.admin("Cy"), proposal)).isInstanceOf(Decided.Recorded.class);
        assertFires();
    }

    @Test
    void an_account_that_is_not_confirmed_gives_none_and_neither_does_a_machines_client() {
        assertRefused(inChat(pot.abe, Assurance.LINKED), Refusal.Code.NOT_ALLOWED);
        assertRefused(at(Door.MCP, pot.abe, Assurance.API), Refusal.Code.NOT_ALLOWED);
        pot.approve(bea, proposal);
        assertRefused(inChat(pot.abe, Assurance.LINKED), Refusal.Code.NOT_ALLOWED);
        assertRefused(at(Door.MCP, pot.abe, Assurance.API), Refusal.Code.NOT_ALLOWED);
    }

    @Test
    void the_same_member_counts_once_whatever_the_door() {
        pot.approve(pot.abe, proposal);

        assertThat(pot.approve(pot.abe, proposal).sentence()).isEqualTo("Already decided by you.");
        assertThat(inChat(pot.abe, Assurance.CONFIRMED).sentence()).isEqualTo("Already decided by you.");
        assertWaits();
    }

    @Test
    void who_let_the_other_in_counts_as_one_with_them_and_a_third_goes_on() {
        pot.invited(bea, pot.abe);
        pot.approve(pot.abe, proposal);

        assertThat(pot.approve(bea, proposal).sentence())
                .isEqualTo("Recorded, but you and Abe count as one here. "
                        + "Approved by Abe. 1 more approval is needed.");
        assertWaits();
        pot.approve(pot.ada, proposal);
        assertFires();
    }

    @Test
    void who_let_both_others_in_and_came_first_does_not_keep_the_two_from_being_two() {
        pot.invited(bea, pot.ada);
        pot.invited(pot.abe, pot.ada);
        pot.approve(pot.ada, proposal);
        pot.approve(pot.abe, proposal);
        assertWaits();

        pot.approve(bea, proposal);
        assertFires();
    }

    @Test
    void two_whom_the_same_one_let_in_are_two() {
        pot.invited(bea, pot.ada);
        pot.invited(pot.abe, pot.ada);
        pot.approve(pot.abe, proposal);
        pot.approve(bea, proposal);

        assertFires();
    }

    @Test
    void a_tie_that_is_known_only_after_both_approved_holds_it_up() {
        pot.approve(pot.abe, proposal);
        pot.approve(bea, proposal);
        pot.invited(bea, pot.abe);

        assertWaits();
        pot.approve(pot.ada, proposal);
        assertFires();
    }

    @Test
    void who_asked_and_who_answers_for_the_agent_are_none_of_them() {
        assertRefused(pot.approve(pot.ann, proposal), Refusal.Code.FOUR_EYES);
        assertRefused(pot.approve(pot.mia, proposal), Refusal.Code.RANK_TOO_LOW);
        pot.approve(pot.abe, proposal);
        assertRefused(pot.approve(pot.ann, proposal), Refusal.Code.FOUR_EYES);
        assertWaits();
    }

    @Test
    void one_rejection_ends_it_although_another_approved() {
        pot.approve(pot.abe, proposal);

        assertThat(pot.reject(bea, proposal)).isInstanceOf(Decided.Recorded.class);
        assertThat(pot.approve(pot.ada, proposal).sentence()).isEqualTo("Already decided by Bea.");
        assertThat(pot.perform(proposal))
                .isEqualTo(new Performance.Closed(new GateState.Fate.Rejected(bea, "wrong page")));
    }

    @Test
    void an_approver_who_is_suspended_before_it_fires_counts_no_more_and_another_takes_their_place() {
        pot.approve(pot.abe, proposal);
        pot.approve(bea, proposal);
        pot.stand(bea, Member.Standing.SUSPENDED);

        assertWaits();
        assertThat(progress()).contains(new Progress(List.of("Abe"), 2, 1, false));
        assertThat(pot.approve(pot.ada, proposal)).isInstanceOf(Decided.Recorded.class);
        assertFires();
    }

    @Test
    void what_it_takes_is_what_it_takes_when_the_gate_looks() {
        pot.approve(pot.abe, proposal);
        pot.approve(bea, proposal);
        pot.takes(3);
        assertWaits();

        pot.takes(1);
        assertFires();
    }

    @Test
    void a_policy_that_changes_while_the_gate_claims_keeps_it_from_claiming() {
        pot.approve(pot.abe, proposal);
        pot.approve(bea, proposal);
        var gate = new PerformProposal(
                Overtaken.by(pot.book(Role.GATE), () -> pot.takes(3)),
                pot.canon,
                pot.keys(),
                new Hands(List.of(pot.site), List.of(pot.site), pot.checks),
                pot.receipts,
                0);

        assertThat(gate.perform(proposal)).isEqualTo(new Performance.Left("more approvals are needed: 1"));
        assertThat(pot.site.changes()).isEmpty();
    }

    @Test
    void never_reached_it_expires_and_fires_nothing() {
        pot.approve(pot.abe, proposal);
        pot.clock.advance(Duration.ofHours(24));

        assertWaits();
        assertThat(pot.expire(proposal)).isEqualTo(ExpireProposal.Expiry.EXPIRED);
        assertRefused(pot.approve(bea, proposal), Refusal.Code.EXPIRED);
        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
        assertThat(pot.site.changes()).isEmpty();
    }

    @Test
    void two_at_the_same_moment_are_two_and_it_fires_once() throws Exception {
        for (int round = 0; round < 10; round++) {
            ProposalId next = pot.proposeRemoval();
            pot.open(next);
            Callable<Decided> abe = () -> pot.approve(pot.abe, next);
            Callable<Decided> other = () -> pot.approve(bea, next);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<String> said = threads.invokeAll(List.of(abe, other)).stream()
                        .map(Future::resultNow)
                        .map(Decided::sentence)
                        .toList();
                assertThat(said)
                        .filteredOn(sentence -> sentence.endsWith("1 more approval is needed."))
                        .hasSize(1);
                assertThat(said)
                        .filteredOn(sentence -> sentence.contains("The gate carries it out"))
                        .hasSize(1);
            }
            pot.perform(next);
            pot.perform(next);
            assertThat(pot.site.changes()).containsOnlyOnce(next);
            pot.site.edit(GatePot.INDEX, "before");
        }
    }

    @Test
    void the_list_and_the_card_tell_how_far_it_is() {
        assertThat(why()).isEqualTo("Waits for Approve or Reject. It takes 2 approvals.");
        pot.approve(pot.abe, proposal);

        assertThat(progress()).contains(new Progress(List.of("Abe"), 2, 1, false));
        assertThat(why()).isEqualTo("Approved by Abe. 1 more approval is needed.");
        pot.approve(bea, proposal);
        assertThat(progress()).contains(new Progress(List.of("Abe", "Bea"), 2, 0, false));
        assertThat(why()).isEqualTo("A verdict is being looked at.");
        pot.perform(proposal);
        assertThat(progress()).isEmpty();
    }

    @Test
    void at_normal_risk_one_is_enough_whatever_high_risk_takes() {
        ProposalId normal = pot.opened();
        pot.approve(pot.lee, normal);

        assertThat(pot.perform(normal)).isInstanceOf(Performance.Ended.class);
    }

    private String why() {
        return new DrawCard(pot.book(Role.COURIER), pot.canon, (before, after) -> "", pot.clock)
                .draw(pot.state(proposal).task())
                .orElseThrow()
                .card()
                .why();
    }

    private Optional<Progress> progress() {
        var shown = new ShowProposals(
                        pot.book(Role.API), pot.canon, (before, after) -> "", new PlainVisitor(), pot.clock)
                .show(pot.caller(pot.ada, Door.CLI, "look").actor(), proposal.value());
        return switch (shown) {
            case Answer.Given<ProposalView>(var view) -> view.progress();
            case Answer.Refused<ProposalView>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private void assertWaits() {
        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
        assertThat(pot.site.changes()).isEmpty();
        assertThat(pot.actions()).doesNotContainKey("effect.claimed");
    }

    private void assertFires() {
        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Ended.class);
        assertThat(pot.site.read(pot.site(), GatePot.INDEX)).isEmpty();
    }

    private Decided inChat(MemberId member, Assurance assurance) {
        return at(Door.DISCORD, member, assurance);
    }

    private Decided at(Door door, MemberId member, Assurance assurance) {
        return pot.deciding(door)
                .decide(
                        pot.caller(member, door, pot.delivery()),
                        pot.choice(proposal, Decision.APPROVE, "", assurance));
    }

    private static void assertRefused(Decided decided, Refusal.Code code) {
        assertThat(decided).isInstanceOfSatisfying(Decided.Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(code));
    }
}
