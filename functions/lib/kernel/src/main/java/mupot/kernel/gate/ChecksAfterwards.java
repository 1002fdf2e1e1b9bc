package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mupot.kernel.Clip;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Hands;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Surroundings;
import mupot.kernel.keeper.Hint;
import mupot.kernel.receipt.Receipts;

/** What the pages look like now: found after what happened to them is on record, and taking nothing of it away. */
record ChecksAfterwards(Book book, Hands hands, Receipts receipts, Aftermath aftermath) {

    private static final int SHOWN_FINDINGS = 20;
    private static final int LONGEST_FINDING = 300;

    EffectOutcome of(Dossier dossier, Held<Claim> claim, EffectOutcome outcome) {
        Optional<List<String>> compared = surprises(dossier);
        List<String> surprises = compared.orElse(List.of());
        List<String> findings = new ArrayList<>(compared.isEmpty() ? List.of(NOT_COMPARED) : surprises);
        findings.addAll(findings(dossier));
        Ref<EffectOutcome> ref = Refs.outcome(claim.value().proposal());
        EffectOutcome found = outcome.with(findings);
        Optional<Held<EffectOutcome>> held = findings.isEmpty()
                ? Optional.empty()
                : book.find(ref).filter(it -> it.value().equals(outcome));
        if (held.isEmpty()) {
            return outcome;
        }
        GateState state = dossier.state();
        Changes changes = Changes.begin()
                .replace(held.get(), found)
                .receipt(receipts.bySystem("gate")
                        .why("Checks afterwards found: " + String.join("; ", findings))
                        .of("effect.checked", state.proposal().value(), state.scope()));
        if (!surprises.isEmpty()) {
            changes.receipt(receipts.bySystem("gate")
                            .why(String.join("; ", surprises))
                            .of("incident.blast-radius", state.proposal().value(), state.scope()))
                    .hint(new Hint(
                            Hint.About.UNDO,
                            state.proposal().value(),
                            state.squad().value()));
        }
        return book.commit(aftermath.card(changes, state)) instanceof Committed.Done ? found : outcome;
    }

    private static final String NOT_COMPARED = "What else changed on the site could not be compared.";

    /** What is otherwise on the site though nobody approved it; empty: nobody can tell. What follows an undo back to where it was is none. */
    private Optional<List<String>> surprises(Dossier dossier) {
        var radius = new BlastRadius(
                hands,
                dossier.connection().orElseThrow().value(),
                dossier.body().orElseThrow().payload());
        Ref<Surroundings> before = Refs.surroundings(dossier.state().proposal());
        Optional<Ref<Surroundings>> goal =
                dossier.body().flatMap(ProposalBody::undoes).map(Refs::surroundings);
        Found looks =
                book.findAll(Stream.concat(Stream.of(before), goal.stream()).toList());
        Optional<List<String>> compared = looks.get(before)
                .map(Held::value)
                .flatMap(it -> radius.surprises(it, goal.flatMap(looks::get).map(Held::value)));
        return compared.map(ChecksAfterwards::told);
    }

    private static List<String> told(List<String> all) {
        List<String> told = new ArrayList<>(all.stream()
                .limit(SHOWN_FINDINGS)
                .map(one -> clipped("Not approved, and yet: " + one))
                .toList());
        if (all.size() > SHOWN_FINDINGS) {
            told.add("and " + (all.size() - SHOWN_FINDINGS) + " more");
        }
        return told;
    }

    private List<String> findings(Dossier dossier) {
        try {
            return sentences(dossier);
        } catch (RuntimeException | StackOverflowError unchecked) {
            return List.of("The checks afterwards could not be made.");
        }
    }

    private List<String> sentences(Dossier dossier) {
        List<String> targets = dossier.body().orElseThrow().payload().changes().stream()
                .map(Payload.Change::target)
                .toList();
        return hands.findings(dossier.connection().orElseThrow().value(), targets).stream()
                .limit(SHOWN_FINDINGS)
                .map(ChecksAfterwards::sentence)
                .toList();
    }

    private static String sentence(PageChecks.Finding finding) {
        String sentence = finding.target() + ": " + finding.check() + ": " + finding.what();
        return clipped(sentence);
    }

    private static String clipped(String sentence) {
        return Clip.marked(sentence, LONGEST_FINDING);
    }
}
