package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mupot.kernel.book.Book;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Page;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.Surroundings;
import mupot.kernel.id.Hash;

/**
 * Other effects of this pot that were at work on the same site meanwhile. What one of them was approved to change is no
 * surprise of another; what it changed beyond that remains one, of everyone who sees it.
 */
record Neighbours(List<Neighbour> all) {

    private static final int PAGE = 40;

    /** @param inverse how it would be taken back: each target, what it was and what it was to be */
    record Neighbour(Payload inverse, boolean fired) {}

    /** Those whose effect had not ended before this one began. */
    static Neighbours of(Book book, Connection site, AtWork own) {
        List<Neighbour> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<AtWork> page = book.page(Refs.atWork(site), after, PAGE);
            List<AtWork> others = page.items().stream()
                    .map(Held::value)
                    .filter(one -> !one.proposal().equals(own.proposal()))
                    .toList();
            all.addAll(among(book, others, own));
            after = page.next();
        } while (after.isPresent());
        return new Neighbours(List.copyOf(all));
    }

    private static List<Neighbour> among(Book book, List<AtWork> others, AtWork own) {
        Found outcomes = book.findAll(
                others.stream().map(one -> Refs.outcome(one.proposal())).toList());
        List<AtWork> meanwhile = others.stream()
                .filter(one -> outcome(outcomes, one)
                        .filter(it -> it.effect() != GateState.Effect.UNKNOWN
                                && it.at().plus(AtWork.SKEW).isBefore(own.since()))
                        .isEmpty())
                .toList();
        List<Ref<Inverse>> refs =
                meanwhile.stream().map(one -> Refs.inverse(one.proposal())).toList();
        Found inverses = book.findAll(refs);
        List<Neighbour> neighbours = new ArrayList<>();
        for (AtWork one : meanwhile) {
            boolean fired = outcome(outcomes, one)
                    .filter(it -> it.effect() == GateState.Effect.FIRED)
                    .isPresent();
            inverses.get(Refs.inverse(one.proposal()))
                    .ifPresent(held -> neighbours.add(new Neighbour(held.value().payload(), fired)));
        }
        return neighbours;
    }

    private static Optional<EffectOutcome> outcome(Found outcomes, AtWork one) {
        return outcomes.get(Refs.outcome(one.proposal())).map(Held::value);
    }

    /** Whether what became of the target is what they were approved to make of it, or follows from that by itself. */
    boolean explain(String target, SiteReading site, Surroundings before, Surroundings after) {
        return leads(target, before.hash(target), after.hash(target))
                || all.stream().filter(one -> change(one, target).isEmpty()).anyMatch(one -> !site.unexpected(
                                before, after, one.inverse())
                        .contains(target));
    }

    /** One after the other they may have changed it. One that hasn't fired may have put it back. */
    private boolean leads(String target, Optional<Hash> from, Optional<Hash> to) {
        Set<Optional<Hash>> reached = new HashSet<>(Set.of(from));
        boolean further = true;
        while (further) {
            further = false;
            for (Neighbour one : all) {
                Optional<Payload.Change> change = change(one, target);
                if (change.isPresent()) {
                    Optional<Hash> was = change.get().afterHash();
                    Optional<Hash> is = change.get().before();
                    further |= reached.contains(was) && reached.add(is);
                    further |= !one.fired() && reached.contains(is) && reached.add(was);
                }
            }
        }
        return reached.size() > 1 && reached.contains(to);
    }

    private static Optional<Payload.Change> change(Neighbour one, String target) {
        return one.inverse().changes().stream()
                .filter(change -> change.target().equals(target))
                .findFirst();
    }
}
