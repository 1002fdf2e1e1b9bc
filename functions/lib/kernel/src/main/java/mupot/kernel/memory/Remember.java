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

/**
 * Keeps what a member says, in the place of what was known under the key. It counts as confirmed by them, unless they
 * came with a token that may not decide: what such a one writes waits like what an agent writes.
 */
public record Remember(Book book, Once once, Receipts receipts) {

    public Answer<Recalled> remember(Caller caller, MemoryScope scope, FactKey key, String text) {
        return Answer.of(Standing.toRemember(caller.actor(), scope))
                .then(_ -> FactTexts.fault(text)
                        .<Answer<String>>map(Answer::refused)
                        .orElseGet(() -> Answer.given(text.strip())))
                .then(plain -> once.carryOut(
                        caller.actor(), _ -> now(scope, key), () -> Answer.given(intent(caller, scope, key, plain))));
    }

    private Answer<Recalled> now(MemoryScope scope, FactKey key) {
        return new Shelf(book)
                .held(scope, key)
                .filter(held -> !held.value().isForgotten())
                .map(held -> Answer.given(new Shelf(book)
                        .recalled(java.util.List.of(held.value()))
                        .getFirst()))
                .orElseGet(() -> Answer.refused(Refusal.notFound("fact")));
    }

    private Once.Intent<Recalled> intent(Caller caller, MemoryScope scope, FactKey key, String text) {
        Optional<Held<Fact>> before = new Shelf(book).held(scope, key);
        var now = receipts.clock().instant();
        var member = caller.actor().member();
        var fact = new Fact(
                scope,
                key,
                Shelf.versionAfter(before),
                text,
                Provenance.of(member, caller.actor().door()),
                now,
                Optional.empty());
        Optional<Confirmation> confirmed =
                caller.mayNotDecide() ? Optional.empty() : Optional.of(new Confirmation(member, now, fact.hash()));
        Changes changes = Shelf.put(caller.begin(scope.within()), before, fact);
        confirmed.ifPresentOrElse(
                it -> changes.put(Refs.confirmation(scope, key), it),
                () -> changes.clear(Refs.confirmation(scope, key)));
        Receipts.Draft draft = receipts.by(caller.actor());
        before.map(Held::value)
                .filter(was -> !was.isForgotten())
                .ifPresentOrElse(
                        was -> draft.changed(
                                "fact", was.hash().value(), fact.hash().value()),
                        () -> draft.made("fact", fact.hash().value()));
        changes.receipt(Shelf.receipt(draft, "remember", scope, key));
        return new Once.Intent<>(changes, "fact", new Recalled(fact, confirmed));
    }
}
