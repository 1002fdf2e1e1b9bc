package mupot.kernel.memory;

import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.id.Hash;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;
import mupot.kernel.receipt.Receipts;

/** A human stands for a fact that an agent wrote: for exactly the text that they were shown, until it is another. */
public record ConfirmFact(Book book, Once once, Receipts receipts) {

    /** @param shown the hash of the fact as it was shown */
    public Answer<Recalled> confirm(Caller caller, MemoryScope scope, FactKey key, Hash shown) {
        if (caller.mayNotDecide()) {
            return Answer.refused(
                    Refusal.Code.NOT_ALLOWED, "This token may not decide, so it may not confirm what agents say.");
        }
        return Answer.of(Standing.toConfirm(caller.actor(), scope))
                .then(_ -> once.carryOut(
                        caller.actor(),
                        _ -> known(scope, key).then(held -> Answer.given(recalled(held))),
                        () -> known(scope, key).then(held -> intent(caller, held, shown))));
    }

    private Answer<Held<Fact>> known(MemoryScope scope, FactKey key) {
        return new Shelf(book)
                .held(scope, key)
                .filter(held -> !held.value().isForgotten())
                .map(Answer::given)
                .orElseGet(() -> Answer.refused(Refusal.notFound("fact")));
    }

    private Recalled recalled(Held<Fact> held) {
        return new Shelf(book).recalled(List.of(held.value())).getFirst();
    }

    private Answer<Once.Intent<Recalled>> intent(Caller caller, Held<Fact> held, Hash shown) {
        Fact fact = held.value();
        if (!fact.hash().equals(shown)) {
            return Answer.refused(Refusal.Code.CHANGED, "What you were shown is not what stands there now.");
        }
        var confirmation =
                new Confirmation(caller.actor().member(), receipts.clock().instant(), fact.hash());
        Changes changes = caller.begin(fact.scope().within())
                .same(held)
                .put(Refs.confirmation(fact.scope(), fact.key()), confirmation)
                .receipt(Shelf.receipt(
                        receipts.by(caller.actor())
                                .made("confirmed", fact.hash().value())
                                .influences(fact.from().influences()),
                        "confirm",
                        fact.scope(),
                        fact.key()));
        return Answer.given(new Once.Intent<>(changes, "fact", new Recalled(fact, Optional.of(confirmation))));
    }
}
