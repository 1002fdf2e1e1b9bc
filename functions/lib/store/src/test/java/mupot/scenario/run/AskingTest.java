package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.channel.Card;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.channel.DrawCard;
import mupot.kernel.gate.AskAboutProposal;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.OpenProposal;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.keeper.Queue;
import mupot.kernel.keeper.Routes;
import mupot.kernel.keeper.Routes.OutClass;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Member;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.run.AnswerQuestion;
import mupot.kernel.run.Skill;
import mupot.kernel.task.Note;
import mupot.scenario.gate.PlainVisitor;
import mupot.wire.JcsCanon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People ask about what waits; the agent that proposed it answers once, and nothing else changes. */
class AskingTest {

    private final World world = new World();
    private final Works works = new Works(world);
    private TaskId task = new TaskId("tsk_" + "0".repeat(26));
    private ProposalId proposal = new ProposalId("prp_" + "0".repeat(26));

    @BeforeEach
    void a_proposal_waits() {
        task = world.file("Fix the links");
        works.flow();
        proposal = world.task(task).proposals().getLast();
        new OpenProposal(world.book(Role.KEEPER), new JcsCanon(), world.receipts).open(proposal);
        works.flow();
    }

    @Test
    void a_question_is_answered_once_though_its_hint_comes_three_times() {
        works.delivery = hints -> List.of(hints.getFirst(), hints.getFirst(), hints.getFirst());
        ask("Why about.html?");

        works.flow();
        var answering = new AnswerQuestion(world.slice());
        for (int i = 0; i < 3; i++) {
            assertThat(answering.on(hint())).isEqualTo(Outcome.DONE);
        }

        assertThat(talk()).hasSize(2);
        assertThat(talk().getFirst())
                .isEqualTo(Note.question("Ada", "Why about.html?", world.clock.instant(), proposal));
        assertThat(talk().getLast().by()).isEqualTo("Site operator");
        assertThat(talk().getLast().text()).startsWith("On record: ");
        assertThat(Ends.receipts(world)).containsOnlyOnce("proposal.ask", "proposal.answer");
    }

    @Test
    void two_workers_that_answer_at_once_leave_one_answer() {
        ask("Why?");
        Skill[] eager = new Skill[1];
        eager[0] = new Talking(question -> {
            new AnswerQuestion(world.slice(new Talking(again -> "second"))).on(hint());
            return "first";
        });

        new AnswerQuestion(world.slice(eager[0])).on(hint());

        assertThat(talk()).extracting(Note::text).containsExactly("Why?", "second");
    }

    @Test
    void the_proposal_keeps_waiting_and_expires_as_before() {
        GateState before = gate();
        ask("Why?");
        works.flow();

        assertThat(gate()).isEqualTo(before);
    }

    @Test
    void the_same_delivery_again_asks_nothing_again() {
        Caller caller = world.caller(world.ada, "one");
        assertThat(asking().ask(caller, proposal, "Why?")).isInstanceOf(Answer.Given.class);
        assertThat(asking().ask(caller, proposal, "Why?")).isInstanceOf(Answer.Given.class);

        works.flow();
        assertThat(talk()).hasSize(2);
    }

    @Test
    void a_lost_hint_is_sent_again_until_the_answer_stands() {
        ask("Why?");
        works.delivery = hints -> hints.stream()
                .filter(hint -> hint.about() != Hint.About.QUESTION)
                .toList();
        works.flow();
        assertThat(talk()).hasSize(1);

        works.delivery = hints -> hints;
        works.settle();

        assertThat(talk()).hasSize(2);
    }

    @Test
    void wherever_a_process_dies_the_question_and_its_answer_stand_once() {
        for (int call = 1; call <= 40; call++) {
            var test = new AskingTest();
            test.a_proposal_waits();
            Caller caller = test.world.caller(test.world.ada, "one");
            test.world.fuse.set(call);
            try {
                test.asking().ask(caller, test.proposal, "Why?");
            } catch (Halt e) {
                test.works.halts++;
                test.asking().ask(caller, test.proposal, "Why?");
            }
            test.works.settle();
            test.world.fuse.set(0);

            assertThat(test.works.halts).isEqualTo(1);
            assertThat(test.talk()).as("died at call %d", call).hasSize(2);
            assertThat(Ends.receipts(test.world)).containsOnlyOnce("proposal.ask", "proposal.answer");
        }
    }

    @Test
    void a_stopped_agent_says_nothing_until_it_goes_on() {
        world.stops().stop(world.caller(world.ada), new mupot.kernel.stop.Stoppable.ATask(task), "wait");
        ask("Why?");
        works.settle();
        assertThat(talk()).hasSize(1);

        world.stops().resume(world.caller(world.ada), new mupot.kernel.stop.Stoppable.ATask(task));
        works.settle();
        assertThat(talk()).hasSize(2);
    }

    @Test
    void a_skill_that_breaks_still_says_what_is_on_record() {
        ask("Why?");
        new AnswerQuestion(world.slice(new Talking(question -> {
                    throw new IllegalStateException("no site");
                })))
                .on(hint());

        assertThat(talk().getLast().text()).startsWith("The site can't be looked at now.\nOn record: ");
    }

    @Test
    void an_agent_that_left_is_spoken_for_by_what_is_on_record() {
        ask("Why?");
        world.dismiss(world.operator);

        new AnswerQuestion(world.slice()).on(hint());

        assertThat(talk().getLast().by()).isEqualTo("worker");
        assertThat(talk().getLast().text()).contains("On record: ");
    }

    @Test
    void a_long_answer_is_cut_between_characters() {
        ask("Why?");
        new AnswerQuestion(world.slice(new Talking(question -> "x" + "🙂".repeat(5000)))).on(hint());

        assertThat(talk().getLast().text()).endsWith("🙂 …").hasSizeLessThan(2010);
    }

    @Test
    void the_card_and_the_proposal_show_question_and_answer() {
        ask("Why?");
        works.flow();

        Card card = new DrawCard(world.book(Role.COURIER), new JcsCanon(), (before, after) -> "", world.clock)
                .draw(task)
                .orElseThrow()
                .card();
        assertThat(card.notes()).element(0).isEqualTo("Ada asked: Why?");
        assertThat(card.notes().get(1)).startsWith("the agent answered (its claim): On record: ");

        var shown = new ShowProposals(
                        world.book(Role.API), new JcsCanon(), (before, after) -> "", new PlainVisitor(), world.clock)
                .show(world.caller(world.ada).actor(), proposal.value());
        assertThat(((Answer.Given<mupot.kernel.gate.ProposalView>) shown)
                        .value()
                        .talk())
                .isEqualTo(talk());
    }

    @Test
    void who_may_not_ask_leaves_nothing() {
        Member guest = world.member("Bo", new Grant(world.web.scope(), Rank.OBSERVER));
        Member stranger = world.member("Cy");

        assertThat(code(asking().ask(world.caller(guest), proposal, "Why?"))).isEqualTo(Refusal.Code.RANK_TOO_LOW);
        assertThat(code(asking().ask(world.caller(stranger), proposal, "Why?"))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(talk()).isEmpty();
    }

    @Test
    void what_is_no_question_leaves_nothing() {
        for (String text : List.of("", "   \n ", "x".repeat(501))) {
            assertThat(code(asked(text))).isEqualTo(Refusal.Code.TOO_LARGE);
        }
        for (String text : List.of("a\u0000b", "a\u001b[31m", "half \ud83d")) {
            assertThat(code(asked(text))).isEqualTo(Refusal.Code.MALFORMED);
        }
        assertThat(asked("🙂".repeat(500))).isInstanceOf(Answer.Given.class);
    }

    @Test
    void enough_is_enough_and_one_member_leaves_questions_for_the_others() {
        for (int one = 0; one < 5; one++) {
            Member member = world.member("M" + one, new Grant(world.web.scope(), Rank.LEAD));
            for (int i = 0; i < 10; i++) {
                assertThat(asked(member, "Why " + i + "?")).isInstanceOf(Answer.Given.class);
            }
            assertThat(code(asked(member, "And why?"))).isEqualTo(Refusal.Code.TOO_MANY_TRIES);
        }

        assertThat(code(asked("And why?"))).isEqualTo(Refusal.Code.TOO_MANY_TRIES);
        works.settle();
        assertThat(talk()).hasSize(100);
    }

    @Test
    void about_what_waits_no_more_nobody_is_asked() {
        world.clock.advance(Duration.ofHours(25));

        assertThat(code(asked("Why?"))).isEqualTo(Refusal.Code.WRONG_STATE);
    }

    @Test
    void only_doors_and_keeper_ask_a_worker() {
        assertThat(Routes.of(OutClass.DOOR, Hint.About.QUESTION)).contains(Queue.WORK);
        assertThat(Routes.of(OutClass.SYSTEM, Hint.About.QUESTION)).contains(Queue.WORK);
        assertThat(Routes.of(OutClass.AGENT, Hint.About.QUESTION)).isEmpty();
        assertThat(Routes.of(OutClass.GATE, Hint.About.QUESTION)).isEmpty();
        assertThat(Routes.of(OutClass.SYSTEM, Hint.About.NUDGE)).contains(Queue.COURIER);
        assertThat(Routes.of(OutClass.AGENT, Hint.About.NUDGE)).isEmpty();
        assertThat(new AnswerQuestion(world.slice()).on(new Hint(Hint.About.QUESTION, "x", "g")))
                .isInstanceOf(Outcome.Poison.class);
    }

    /** A skill that only talks. */
    private record Talking(java.util.function.Function<Skill.Question, String> says) implements Skill {

        @Override
        public String name() {
            return "site-care";
        }

        @Override
        public Next next(Situation situation) {
            return new Next.Answer("nothing");
        }

        @Override
        public String answer(Question question) {
            return says.apply(question);
        }
    }

    private AskAboutProposal asking() {
        var book = world.book(Role.INTERACTIONS);
        return new AskAboutProposal(book, new Once(book, new Deliveries(world.clock)), world.receipts);
    }

    private Answer<AskAboutProposal.Asked> asked(String question) {
        return asked(world.ada, question);
    }

    private Answer<AskAboutProposal.Asked> asked(Member member, String question) {
        return asking().ask(world.caller(member), proposal, question);
    }

    private void ask(String question) {
        assertThat(asked(question)).isInstanceOf(Answer.Given.class);
    }

    private Hint hint() {
        return new Hint(Hint.About.QUESTION, proposal.value(), world.web.id().value());
    }

    private GateState gate() {
        return world.book(Role.API).find(Refs.gate(proposal)).orElseThrow().value();
    }

    private List<Note> talk() {
        return mupot.kernel.task.Conversation.about(world.book(Role.API), task, proposal)
                .notes();
    }

    private static Refusal.Code code(Answer<AskAboutProposal.Asked> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<AskAboutProposal.Asked>) answer).refusal().code();
    }
}
