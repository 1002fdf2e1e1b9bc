package mupot.kernel.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Page;
import mupot.kernel.book.Paging;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipt;
import mupot.kernel.receipt.Receipts;

/** Where facts stand. A row that says it is another's, or of another key, is none: workers can write there. */
record Shelf(Book book) {

    private static final int BATCH = 100;

    /** What stands there, forgotten or not. */
    Optional<Held<Fact>> held(MemoryScope scope, FactKey key) {
        return book.find(Refs.fact(scope, key)).filter(it -> belongs(it.value(), scope, key));
    }

    /** What is known under the key on any of these tiers. Two trips for a hundred of them. */
    List<Recalled> find(List<MemoryScope> scopes, FactKey key) {
        List<Fact> facts = new ArrayList<>();
        for (int from = 0; from < scopes.size(); from += BATCH) {
            List<MemoryScope> some = scopes.subList(from, Math.min(scopes.size(), from + BATCH));
            Found found =
                    book.findAll(some.stream().map(it -> Refs.fact(it, key)).toList());
            some.forEach(scope -> found.get(Refs.fact(scope, key))
                    .map(Held::value)
                    .filter(fact -> belongs(fact, scope, key) && !fact.isForgotten())
                    .ifPresent(facts::add));
        }
        return recalled(facts);
    }

    /** Page by page, in the order of the keys. */
    Listed<Recalled> list(MemoryScope scope, String prefix, Paging paging) {
        List<Fact> facts = new ArrayList<>();
        Optional<String> cursor = paging.after();
        String last = "";
        do {
            Page<Fact> page = book.page(Refs.facts(scope, prefix), cursor, BATCH);
            for (Held<Fact> one : page.items()) {
                boolean known = belongs(one.value(), scope, one.value().key())
                        && one.ref().equals(Refs.fact(scope, one.value().key()))
                        && !one.value().isForgotten();
                if (known && facts.size() == paging.limit()) {
                    return new Listed<>(recalled(facts), Optional.of(last));
                }
                if (known) {
                    facts.add(one.value());
                    last = one.ref().sort();
                }
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return new Listed<>(recalled(facts), Optional.empty());
    }

    /** Those that people stand for, in the order of the keys: found by their marks, which no worker can put. */
    List<Recalled> confirmed(MemoryScope scope, int most) {
        List<FactKey> keys = book.page(Refs.confirmations(scope), Optional.empty(), BATCH).items().stream()
                .flatMap(mark -> FactKey.of(mark.ref().sort()).stream())
                .toList();
        return find(scope, keys).stream()
                .filter(one -> one.trust() == Recalled.Trust.CONFIRMED)
                .limit(most)
                .toList();
    }

    private List<Recalled> find(MemoryScope scope, List<FactKey> keys) {
        Found found =
                book.findAll(keys.stream().map(key -> Refs.fact(scope, key)).toList());
        return recalled(keys.stream()
                .flatMap(key -> found
                        .get(Refs.fact(scope, key))
                        .map(Held::value)
                        .filter(fact -> belongs(fact, scope, key) && !fact.isForgotten())
                        .stream())
                .toList());
    }

    /** The versions before the present one, the newest first. */
    List<Fact> before(Fact fact) {
        return book.page(Refs.factsBefore(fact.scope(), fact.key()), Optional.empty(), BATCH).items().stream()
                .map(Held::value)
                .filter(it -> belongs(it, fact.scope(), fact.key()) && !it.isForgotten())
                .sorted(java.util.Comparator.comparingInt(Fact::version).reversed())
                .toList();
    }

    List<Recalled> recalled(List<Fact> facts) {
        List<Recalled> recalled = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += BATCH) {
            List<Fact> some = facts.subList(from, Math.min(facts.size(), from + BATCH));
            Found found = book.findAll(
                    some.stream().map(Shelf::confirmation).distinct().toList());
            some.forEach(fact -> recalled.add(new Recalled(
                    fact, found.get(confirmation(fact)).map(Held::value).filter(it -> it.isOf(fact)))));
        }
        return List.copyOf(recalled);
    }

    private static Ref<Confirmation> confirmation(Fact fact) {
        return Refs.confirmation(fact.scope(), fact.key());
    }

    /** Puts a version in the place of the one before, which is kept. */
    static Changes put(Changes changes, Optional<Held<Fact>> before, Fact next) {
        Ref<Fact> ref = Refs.fact(next.scope(), next.key());
        if (before.isEmpty()) {
            return changes.create(ref, next);
        }
        Fact was = before.get().value();
        if (!was.isForgotten()) {
            changes.put(Refs.factBefore(was), was);
        }
        return changes.replace(before.get(), next);
    }

    static int versionAfter(Optional<Held<Fact>> before) {
        return before.map(it -> it.value().version()).orElse(0) + 1;
    }

    /**
     * A receipt names the fact and its hash, never its text, so that forgetting leaves none behind. What members do about
     * their own memory is told to them, under their own name and without the key.
     */
    static Receipt receipt(Receipts.Draft draft, String done, MemoryScope scope, FactKey key) {
        return switch (scope) {
            case MemoryScope.Member(var member) -> draft.of("member." + done, member.value(), Scope.POT);
            case MemoryScope.Pot _, MemoryScope.Department _, MemoryScope.Squad _, MemoryScope.Agent _ ->
                draft.of("memory." + done, scope.key() + "/" + key, scope.within());
        };
    }

    private static boolean belongs(Fact fact, MemoryScope scope, FactKey key) {
        return fact.scope().equals(scope) && fact.key().equals(key);
    }
}
