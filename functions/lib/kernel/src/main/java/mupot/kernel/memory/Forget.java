package mupot.kernel.memory;

import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;
import mupot.kernel.receipt.Receipts;

/** Erases what is known under a key, its earlier versions and its confirmation, in one transaction. */
public record Forget(Book book, Once once, Receipts receipts) {

    /** What there was: its tombstone holds no text. */
    public Answer<Fact> forget(Caller caller, MemoryScope scope, FactKey key) {
        return Answer.of(Standing.toForget(caller.actor(), scope))
                .then(_ -> once.carryOut(
                        caller.actor(),
                        _ -> new Shelf(book)
                                .held(scope, key)
                                .map(held -> Answer.given(held.value()))
                                .orElseGet(() -> Answer.refused(Refusal.notFound("fact"))),
                        () -> known(scope, key).as(held -> intent(caller, held))));
    }

    private Answer<Held<Fact>> known(MemoryScope scope, FactKey key) {
        return new Shelf(book)
                .held(scope, key)
                .filter(held -> !held.value().isForgotten())
                .map(Answer::given)
                .orElseGet(() -> Answer.refused(Refusal.notFound("fact")));
    }

    private Once.Intent<Fact> intent(Caller caller, Held<Fact> held) {
        Fact was = held.value();
        var now = receipts.clock().instant();
        var tombstone = new Fact(
                was.scope(),
                was.key(),
                was.version() + 1,
                "",
                Provenance.of(caller.actor().member(), caller.actor().door()),
                now,
                Optional.of(now));
        Changes changes = caller.begin(was.scope().within()).replace(held, tombstone);
        changes.clear(Refs.confirmation(was.scope(), was.key()));
        for (int slot = 0; slot < Fact.KEPT; slot++) {
            changes.clear(Refs.factBefore(was.scope(), was.key(), slot));
        }
        changes.receipt(Shelf.receipt(
                receipts.by(caller.actor()).gone("fact", was.hash().value()), "forget", was.scope(), was.key()));
        return new Once.Intent<>(changes, "forgotten", tombstone);
    }
}
