package mupot.kernel.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Hands;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.receipt.Receipts;

/**
 * What a site is like after an effect: found after what happened is on record, and taking nothing of it away. It goes on
 * record once. Until then a {@link Comparison} stands open, and keeper sees to it that the site is looked at again.
 */
record ChecksAfterwards(Book book, Hands hands, Receipts receipts, Aftermath aftermath) {

    private static final Duration LATE = Duration.ofMinutes(10);

    /** Goes into the transaction that records the outcome. */
    static Changes due(Changes changes, Comparison open) {
        Due due = Dues.compared(open);
        return changes.create(Refs.comparison(open.proposal()), open).put(Refs.due(due), due);
    }

    /** Right after the outcome was recorded. */
    EffectOutcome of(Dossier dossier, EffectOutcome outcome, Comparison open) {
        Optional<ProposalId> undoes = dossier.body().flatMap(ProposalBody::undoes);
        return found(dossier, undoes, outcome, new Held<>(Refs.comparison(open.proposal()), open, 1));
    }

    /**
     * Whoever looked before may have died of it: the try counts before it is made.
     *
     * @param undoes as the body says that was pinned
     */
    Performance again(Dossier dossier, Optional<ProposalId> undoes, EffectOutcome outcome, Held<Comparison> open) {
        Instant now = receipts.clock().instant();
        if (open.value().beingMade(now, aftermath.boot())) {
            return new Performance.Left("what else changed is being looked for");
        }
        Comparison ours = open.value().again(now, aftermath.boot());
        return switch (book.commit(Changes.begin().replace(open, ours))) {
            case Committed.Done() -> new Performance.Ended(found(dossier, undoes, outcome, open.replacedBy(ours)));
            case Committed.Conflict _ -> new Performance.Left("another gate looks for what else changed");
        };
    }

    private EffectOutcome found(
            Dossier dossier, Optional<ProposalId> undoes, EffectOutcome outcome, Held<Comparison> ours) {
        int tries = ours.value().tries();
        Optional<Connection> site = dossier.connection().map(Held::value);
        Sight sight = tries > Comparison.MOST_TRIES
                ? LookAfterwards.inVain("every look at it was cut short.")
                : new LookAfterwards(book, hands).at(site, ours.value().proposal(), undoes);
        return switch (sight) {
            case Sight.Seen seen -> recorded(dossier.state(), outcome, ours, seen);
            case Sight.Unreadable(var why) ->
                tries < Comparison.MOST_TRIES
                        ? outcome
                        : recorded(dossier.state(), outcome, ours, LookAfterwards.inVain(why));
        };
    }

    /** Others who looked meanwhile were faster, or it is still to be done: either way nothing is lost. */
    private EffectOutcome recorded(GateState state, EffectOutcome outcome, Held<Comparison> ours, Sight.Seen seen) {
        Instant now = receipts.clock().instant();
        Changes changes =
                Changes.begin().replace(ours, ours.value().ended(now)).clear(Refs.due(Dues.compared(ours.value())));
        EffectOutcome found = outcome.with(findings(outcome, seen, now));
        if (!found.findings().isEmpty()) {
            Optional<Held<EffectOutcome>> held = book.find(Refs.outcome(state.proposal()))
                    .filter(it -> it.value().equals(outcome));
            if (held.isEmpty()) {
                return outcome;
            }
            told(aftermath.card(changes.replace(held.get(), found), state), state, found, seen);
        }
        return book.commit(changes) instanceof Committed.Done ? found : outcome;
    }

    private static List<String> findings(EffectOutcome outcome, Sight.Seen seen, Instant now) {
        List<String> findings = new ArrayList<>(seen.findings());
        Duration late = Duration.between(outcome.at(), now);
        if (!seen.surprises().isEmpty() && late.compareTo(LATE) > 0) {
            findings.add("It was compared only " + late.toMinutes()
                    + " minutes afterwards: somebody else may have changed something meanwhile.");
        }
        return findings;
    }

    private void told(Changes changes, GateState state, EffectOutcome found, Sight.Seen seen) {
        String id = state.proposal().value();
        changes.receipt(receipts.bySystem("gate")
                .why("Checks afterwards found: " + String.join("; ", found.findings()))
                .of("effect.checked", id, state.scope()));
        if (!seen.surprises().isEmpty()) {
            changes.receipt(receipts.bySystem("gate")
                            .why(String.join("; ", seen.surprises()))
                            .of("incident.blast-radius", id, state.scope()))
                    .hint(new Hint(Hint.About.UNDO, id, state.squad().value()));
        }
    }
}
