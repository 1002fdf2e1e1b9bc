package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.channel.Card;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.channel.DrawCard;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.OpenProposal;
import mupot.kernel.gate.Performance;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.ProposalView;
import mupot.kernel.gate.Rendering;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.TaskId;
import mupot.kernel.org.Agent;
import mupot.kernel.org.EditAgent;
import mupot.kernel.people.Member;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Refusal;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.task.Assigned;
import mupot.kernel.task.TaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people were shown is what is decided and what fires, to the last word and on that very site. */
class PinningTest {

    private static final Rendering RENDERING = (before, after) -> before + " -> " + after;

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
    void a_stop_of_the_agent_holds_although_the_body_names_another_one_since() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        pot.stop(new StopSubject.OneAgent(pot.agent));
        rewrite(proposal, AgentId.next(pot.ids), "Mend");

        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
        assertThat(pot.site.changes()).isEmpty();
        assertThat(pot.state(proposal).agent()).isEqualTo(pot.agent);
    }

    @Test
    void a_body_that_names_an_agent_to_whom_its_task_was_not_given_is_not_opened() {
        AgentId other = hired(pot.abe);
        ProposalId proposal = pot.propose();
        rewrite(proposal, other, "Mend");

        assertThat(pot.open(proposal)).isInstanceOf(OpenProposal.Opening.Incident.class);
        assertThat(pot.find(Role.API, Refs.gate(proposal))).isEmpty();
        assertThat(pot.actions()).containsEntry("incident.foreign-agent", 1);
        TaskId task = pot.find(Role.API, Refs.proposal(proposal)).orElseThrow().task();
        assertThat(pot.find(Role.API, Refs.task(task)).orElseThrow().state())
                .isEqualTo(new TaskState.Failed("Its proposal could not be opened: it names an agent that its task"
                        + " was not given to. File it again."));
    }

    @Test
    void a_stop_of_any_agent_that_had_the_task_holds_whichever_of_them_the_body_names() {
        AgentId other = hired(pot.abe);
        ProposalId proposal = pot.propose();
        pot.assign(pot.find(Role.API, Refs.proposal(proposal)).orElseThrow().task(), pot.agent, other);
        rewrite(proposal, other, "Mend");
        pot.open(proposal);
        pot.approve(pot.lee, proposal);
        pot.stop(new StopSubject.OneAgent(pot.agent));

        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
        assertThat(pot.site.changes()).isEmpty();
    }

    @Test
    void no_worker_says_to_whom_a_task_was_given() {
        TaskId task = pot.file(pot.mia);
        var forged = new Assigned(task, List.of(AgentId.next(pot.ids)));

        assertThatThrownBy(() -> pot.book(Role.WORKER).commit(Changes.begin().put(Refs.assigned(task), forged)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void who_answers_for_the_agent_does_not_approve_high_risk_although_the_body_names_another_one_since() {
        ProposalId proposal = pot.proposeRemoval();
        pot.open(proposal);
        rewrite(proposal, AgentId.next(pot.ids), "Mend");

        assertThat(pot.approve(pot.ann, proposal)).isInstanceOf(Decided.Refused.class);
    }

    @Test
    void nor_if_the_first_body_names_another_agent_for_whom_it_has_to_answer_for_it() {
        AgentId other = hired(pot.abe);
        ProposalId proposal = pot.proposeRemoval();
        pot.assign(pot.find(Role.API, Refs.proposal(proposal)).orElseThrow().task(), pot.agent, other);
        rewrite(proposal, other, "Mend");
        pot.open(proposal);

        assertFourEyes(pot.approve(pot.ann, proposal));
        assertFourEyes(pot.approve(pot.abe, proposal));
        assertThat(pot.approve(pot.ada, proposal)).isInstanceOf(Decided.Recorded.class);
        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Ended.class);
    }

    @Test
    void nor_if_they_handed_it_on_while_the_task_was_worked_on() {
        ProposalId proposal = pot.proposeRemoval();
        pot.clock.advance(Duration.ofMinutes(1));
        handOn(pot.abe);
        pot.open(proposal);

        assertFourEyes(pot.approve(pot.ann, proposal));
        assertFourEyes(pot.approve(pot.abe, proposal));
    }

    @Test
    void nor_if_they_handed_it_on_while_it_waited() {
        ProposalId proposal = pot.proposeRemoval();
        pot.open(proposal);
        Held<Agent> held =
                pot.book(Role.API).find(Refs.agent(pot.squad, pot.agent)).orElseThrow();
        attacker.put(held.ref(), answered(held.value().id(), pot.abe));

        assertFourEyes(pot.approve(pot.ann, proposal));
        assertFourEyes(pot.approve(pot.abe, proposal));
    }

    @Test
    void who_handed_an_agent_on_before_the_task_was_filed_is_free_to_approve() {
        handOn(pot.abe);
        pot.clock.advance(Duration.ofMinutes(1));
        ProposalId proposal = pot.proposeRemoval();
        pot.open(proposal);

        assertThat(pot.approve(pot.ann, proposal)).isInstanceOf(Decided.Recorded.class);
    }

    @Test
    void words_changed_after_the_card_was_read_do_not_fire() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        rewrite(proposal, pot.agent, "Quite another story");

        assertThat(pot.perform(proposal)).isInstanceOf(Performance.Left.class);
        assertThat(pot.site.changes()).isEmpty();
        assertThat(pot.actions()).containsEntry("incident.swapped-body", 1);
    }

    @Test
    void a_proposal_for_the_second_of_two_sites_names_that_site_on_the_card_and_in_the_api() {
        ConnectionId second = ConnectionId.next(pot.ids);
        GatePot.done(pot.book(Role.API)
                .commit(Changes.begin()
                        .create(
                                Refs.connection(second),
                                new Connection(
                                        second,
                                        pot.squad,
                                        pot.department,
                                        "memory",
                                        "Production",
                                        "memory:2",
                                        Instant.EPOCH))));
        var change = new Payload.Change(GatePot.INDEX, Optional.of(Hash.of("before")), Optional.of("mine"));
        ProposalId proposal = pot.propose(pot.mia, new Payload(second, "apply", List.of(change)));
        pot.open(proposal);

        Card card = new DrawCard(pot.book(Role.COURIER), pot.canon, RENDERING, pot.clock)
                .draw(pot.state(proposal).task())
                .orElseThrow()
                .card();
        Answer<ProposalView> shown = new ShowProposals(
                        pot.book(Role.API), pot.canon, RENDERING, new PlainVisitor(), pot.clock)
                .show(pot.caller(pot.ada, Door.CLI, pot.delivery()).actor(), proposal.value());

        assertThat(card.decision()).hasValueSatisfying(decision -> {
            assertThat(decision.site()).isEqualTo("Production");
            assertThat(decision.origin()).isEqualTo("memory:2");
            assertThat(decision.action()).isEqualTo("apply");
        });
        assertThat(shown).isInstanceOfSatisfying(Answer.Given.class, given -> assertThat(
                        ((ProposalView) given.value()).site().map(Connection::name))
                .contains("Production"));
    }

    @Test
    void a_proposal_that_can_not_be_opened_gives_its_task_back_with_the_reason() {
        ProposalId proposal = pot.propose(pot.mia, pot.payload("format", Optional.of("x")));

        assertThat(pot.open(proposal)).isInstanceOf(OpenProposal.Opening.Incident.class);
        var body = pot.find(Role.API, Refs.proposal(proposal)).orElseThrow();
        assertThat(pot.find(Role.API, Refs.task(body.task())).orElseThrow().state())
                .isEqualTo(new TaskState.Failed(
                        "Its proposal could not be opened: the connector has no such action. File it again."));
    }

    @Test
    void a_half_made_change_whose_journal_is_gone_is_in_doubt_and_not_stale() {
        var changes = List.of(
                new Payload.Change(GatePot.INDEX, Optional.of(Hash.of("before")), Optional.of("after")),
                new Payload.Change("about.html", Optional.of(Hash.of("about")), Optional.of("about us")));
        ProposalId proposal = pot.propose(pot.mia, new Payload(pot.connection, "apply", changes));
        pot.open(proposal);
        pot.approve(pot.lee, proposal);
        SiteWriting site = pot.site;
        pot.writing = new Meanwhile(site, () -> pot.site.edit(GatePot.INDEX, "after"));

        pot.perform(proposal);

        assertThat(pot.find(Role.API, Refs.outcome(proposal)).map(EffectOutcome::effect))
                .contains(GateState.Effect.UNKNOWN);
        assertThat(pot.actions()).doesNotContainKey("effect.stale").containsEntry("effect.unknown", 1);
    }

    private static void assertFourEyes(Decided decided) {
        assertThat(decided).isInstanceOfSatisfying(Decided.Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(Refusal.Code.FOUR_EYES));
    }

    private AgentId hired(MemberId accountable) {
        Agent agent = answered(AgentId.next(pot.ids), accountable);
        GatePot.done(pot.book(Role.API).commit(Changes.begin().create(Refs.agent(pot.squad, agent.id()), agent)));
        return agent.id();
    }

    private Agent answered(AgentId id, MemberId accountable) {
        return new Agent(
                id,
                pot.squad,
                pot.department,
                "Baker",
                new Slug("baker"),
                "site",
                List.of(),
                accountable,
                Optional.empty());
    }

    private void handOn(MemberId member) {
        var editing = new EditAgent(
                pot.book(Role.API), new Once(pot.book(Role.API), new Deliveries(pot.clock)), pot.receipts);
        Held<Member> held = pot.book(Role.API).find(Refs.member(member)).orElseThrow();
        Agent agent = pot.find(Role.API, Refs.agent(pot.squad, pot.agent)).orElseThrow();
        assertThat(editing.edit(
                        pot.caller(pot.ada, Door.CLI, pot.delivery()),
                        agent,
                        new EditAgent.Edit(UnaryOperator.identity(), Optional.of(held))))
                .isInstanceOf(Answer.Given.class);
    }

    @Test
    void a_site_that_cant_be_read_fails_with_its_reason_and_nothing_is_changed() {
        ProposalId proposal = pot.opened();
        pot.approve(pot.lee, proposal);
        pot.writing = new Unreadable(pot.site, "The site is in maintenance (503).");

        pot.perform(proposal);

        var outcome = pot.find(Role.API, Refs.outcome(proposal)).orElseThrow();
        assertThat(outcome.effect()).isEqualTo(GateState.Effect.FAILED);
        assertThat(outcome.detail()).isEqualTo("Nothing was changed. The site is in maintenance (503).");
    }

    private void rewrite(ProposalId proposal, AgentId agent, String summary) {
        ProposalBody body = pot.find(Role.API, Refs.proposal(proposal)).orElseThrow();
        attacker.put(
                Refs.proposal(proposal),
                new ProposalBody(
                        proposal,
                        body.task(),
                        body.run(),
                        agent,
                        body.payload(),
                        summary,
                        body.checks(),
                        body.influences(),
                        body.at()));
    }
}
