package mupot.kernel.run;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.org.Agent;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.Stops;
import mupot.kernel.task.Conversation;
import mupot.kernel.task.Note;

/**
 * The agent that made a proposal answers what people ask about it: each question once, however often it is hinted. While
 * it is stopped it says nothing; keeper asks again.
 */
public record AnswerQuestion(RunSlice slice) {

    private static final int AT_ONCE = 10;
    private static final int MAX_ANSWER = 2000;

    public Outcome on(Hint hint) {
        return hint.proposal()
                .<Outcome>map(this::answer)
                .orElse(new Outcome.Poison("a hint to answer that names no proposal"));
    }

    public Outcome answer(ProposalId id) {
        Found found = book().findAll(List.of(Refs.gate(id), Refs.proposal(id)));
        Optional<GateState> gate =
                found.get(Refs.gate(id)).map(Held::value).filter(it -> it.fate() instanceof GateState.Fate.Pending);
        Optional<ProposalBody> body = found.get(Refs.proposal(id))
                .map(Held::value)
                .filter(it ->
                        gate.filter(state -> state.pins(slice.canon(), it)).isPresent());
        if (gate.isPresent() && body.isPresent()) {
            List<Held<Note>> open =
                    Conversation.about(book(), gate.get().task(), id).open();
            if (!open.isEmpty()) {
                answer(gate.get(), body.get(), open);
            }
        }
        return Outcome.DONE;
    }

    private void answer(GateState gate, ProposalBody body, List<Held<Note>> open) {
        List<TaskId> above = book().find(Refs.filed(gate.task()))
                .map(filed -> filed.value().above())
                .orElse(List.of());
        Stops stops = Stops.of(gate, List.of(), above);
        if (stops.over(book()).isPresent()) {
            return;
        }
        Workplace workplace = book().find(Refs.run(body.run()))
                .map(run -> Workplace.of(slice, run.value()))
                .orElseGet(() -> new Workplace.Lacking(
                        book().find(Refs.agent(gate.squad(), gate.agent())).map(Held::value),
                        mupot.kernel.task.TaskState.Reason.NO_MODEL,
                        "Its run is not on record any more."));
        for (Held<Note> question : open.subList(0, Math.min(open.size(), AT_ONCE))) {
            String text = clipped(words(workplace, body, question.value().text()));
            Committed _ = book().commit(stops.noneIn(changes(gate, workplace, question, text)));
        }
    }

    /** An agent that has come into trouble still says what is on record. */
    private String words(Workplace workplace, ProposalBody body, String question) {
        return switch (workplace) {
            case Workplace.Lacking(var _, var _, var why) -> why + "\n" + OnRecord.of(body);
            case Workplace.Ready ready -> {
                try {
                    var today = LocalDate.ofInstant(slice.clock().instant(), ZoneOffset.UTC);
                    yield ready.skill().answer(new Skill.Question(question, body, today, ready.sight()));
                } catch (RuntimeException | StackOverflowError broken) {
                    yield "The site can't be looked at now.\n" + OnRecord.of(body);
                }
            }
        };
    }

    private Changes changes(GateState gate, Workplace workplace, Held<Note> question, String text) {
        Optional<Agent> agent =
                switch (workplace) {
                    case Workplace.Ready ready -> Optional.of(ready.agent());
                    case Workplace.Lacking lacking -> lacking.agent();
                };
        Receipts.Draft receipt = agent.map(
                        one -> slice.receipts().byAgent(one.id().value(), one.accountable()))
                .orElseGet(() -> slice.receipts().bySystem("worker"));
        String by = agent.map(Agent::name).orElse("worker");
        return Changes.begin()
                .create(
                        Conversation.answerTo(question),
                        Note.answer(by, text, slice.clock().instant(), gate.proposal()))
                .receipt(receipt.made("question", question.ref().sort())
                        .of("proposal.answer", gate.proposal().value(), gate.scope()))
                .hint(new Hint(
                        Hint.About.CARD, gate.task().value(), gate.squad().value()));
    }

    private static String clipped(String text) {
        if (text.length() <= MAX_ANSWER) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_ANSWER - 1)) ? MAX_ANSWER - 1 : MAX_ANSWER;
        return text.substring(0, end) + " …";
    }

    private Book book() {
        return slice.book();
    }
}
