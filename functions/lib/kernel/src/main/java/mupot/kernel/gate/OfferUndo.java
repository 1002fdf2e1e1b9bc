package mupot.kernel.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.task.Task;

/** After an effect has changed more than was approved: proposes to take it back, once. People decide. */
public record OfferUndo(Book book, Receipts receipts) {

    private static final int TRIES = 5;

    private static final String WHY = "More changed with it than was approved.";

    public Outcome on(Hint hint) {
        return hint.proposal()
                .<Outcome>map(this::offer)
                .orElse(new Outcome.Poison("a hint to undo that names nothing"));
    }

    private Outcome offer(ProposalId id) {
        for (int i = 0; i < TRIES; i++) {
            if (offered(id)) {
                return Outcome.DONE;
            }
        }
        return new Outcome.Retry("the task kept changing");
    }

    /** Whether there is nothing left to do; false: something changed meanwhile. */
    private boolean offered(ProposalId id) {
        Found found = book.findAll(List.of(Refs.gate(id), Refs.proposal(id)));
        Optional<GateState> fired = found.get(Refs.gate(id)).map(Held::value).filter(state -> state.fate()
                .equals(new GateState.Fate.Approved(GateState.Effect.FIRED)));
        Optional<ProposalBody> body = found.get(Refs.proposal(id)).map(Held::value);
        return fired.isEmpty()
                || body.isEmpty()
                || fired.get().undoes().isPresent()
                || Undoing.of(book, body.get())
                        .map(undoing -> offered(fired.get(), undoing))
                        .orElse(true);
    }

    private boolean offered(GateState state, Undoing undoing) {
        Instant now = receipts.clock().instant();
        Optional<Held<Task>> task = book.find(Refs.task(state.task()))
                .filter(held -> held.value().proposals().getLast().equals(state.proposal()));
        if (task.isEmpty()) {
            return true;
        }
        ProposalBody body = undoing.body(ProposalId.next(receipts.ids()), Optional.empty(), WHY, now);
        Changes changes = Changes.begin()
                .receipt(receipts.bySystem("worker")
                        .made("undoes", state.proposal().value())
                        .why(WHY)
                        .of("proposal.undo", body.id().value(), state.scope()));
        return undoing.changes(
                        changes, body, task.get(), now.plus(GatePolicy.now(book).life()))
                .map(all -> book.commit(all) instanceof Committed.Done)
                .orElse(true);
    }
}
