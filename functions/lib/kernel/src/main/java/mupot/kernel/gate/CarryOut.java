package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Hands;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.id.Hash;
import mupot.kernel.receipt.Receipt;
import mupot.kernel.receipt.Receipts;

/** Touches the outside under a claim, and records how it ended: an outcome is written only while the claim is ours. */
record CarryOut(Book book, Hands hands, Receipts receipts, Aftermath aftermath) {

    private static final int TRIES = 8;
    private static final int TRIES_WITH_DISPLAY = 5;

    /** An item holds 400 KB; a character takes up to three bytes, JSON escapes more. */
    private static final long MOST_CHARACTERS = 100_000;

    private static final String LOST = "the claim was taken over";

    /** Nothing has left yet: the target is looked at, and how to undo it is written down, before the first byte does. */
    Performance begin(Dossier dossier, Held<Claim> claim) {
        Payload payload = dossier.body().orElseThrow().payload();
        Connection connection = dossier.connection().orElseThrow().value();
        Optional<SiteWriting> site = hands.writing(connection);
        if (site.isEmpty()) {
            return end(
                    dossier,
                    claim,
                    GateState.Effect.FAILED,
                    "This pot has no connector of kind " + connection.kind() + ".");
        }
        Targets targets;
        try {
            targets = Targets.read(site.get(), connection, payload);
        } catch (SiteUnavailable unavailable) {
            return end(dossier, claim, GateState.Effect.FAILED, "Nothing was changed. " + unavailable.sentence());
        }
        if (targets.stale().isPresent()) {
            return end(
                    dossier,
                    claim,
                    GateState.Effect.STALE,
                    stale(targets.stale().get()));
        }
        if (targets.characters() > MOST_CHARACTERS) {
            return end(
                    dossier,
                    claim,
                    GateState.Effect.FAILED,
                    "Too large to keep how it would be undone. Nothing was changed.");
        }
        Changes changes = Changes.begin()
                .create(Refs.inverse(claim.value().proposal()), targets.inverse())
                .same(claim);
        atWork(changes, connection, claim.value());
        BlastRadius.look(hands, connection)
                .ifPresent(around -> changes.put(Refs.surroundings(claim.value().proposal()), around));
        return switch (book.commit(changes)) {
            case Committed.Done() -> perform(dossier, claim, site.get());
            case Committed.Conflict _ -> new Performance.Left(LOST);
        };
    }

    private void atWork(Changes changes, Connection site, Claim claim) {
        Instant now = receipts.clock().instant();
        Ref<AtWork> ref = Refs.atWork(site, claim.proposal());
        var atWork = new AtWork(claim.proposal(), now);
        Instant until = now.plus(AtWork.REMEMBERED);
        book.find(ref)
                .ifPresentOrElse(
                        held -> changes.replace(held, atWork, until), () -> changes.create(ref, atWork, until));
    }

    /** Safe to call again under a later fence: the connector completes or reverts what it had begun. */
    Performance perform(Dossier dossier, Held<Claim> claim, SiteWriting site) {
        Payload payload = dossier.body().orElseThrow().payload();
        Connection connection = dossier.connection().orElseThrow().value();
        return performed(
                dossier,
                claim,
                site,
                site.perform(connection, payload, claim.value().proposal()));
    }

    private Performance performed(
            Dossier dossier, Held<Claim> claim, SiteWriting site, SiteWriting.Performed performed) {
        return switch (performed) {
            case SiteWriting.Performed.Done() -> fired(dossier, claim, "");
            case SiteWriting.Performed.Stale(var target) ->
                unmade(dossier, claim, site, GateState.Effect.STALE, stale(target));
            case SiteWriting.Performed.Failed(var why) -> unmade(dossier, claim, site, GateState.Effect.FAILED, why);
            case SiteWriting.Performed.Unknown(var why) -> unknown(dossier, claim, site, why);
        };
    }

    /**
     * The target shows that it happened. A connector that may be asked again puts away what it kept for going on; if it
     * had decided to put everything back, that is how it ends.
     */
    Performance happened(Dossier dossier, Held<Claim> claim, SiteWriting site) {
        Payload payload = dossier.body().orElseThrow().payload();
        Connection connection = dossier.connection().orElseThrow().value();
        if (site.comparesAndSets()) {
            SiteWriting.Performed performed =
                    site.perform(connection, payload, claim.value().proposal());
            if (!Targets.read(site, connection, payload).allAfter()) {
                return performed(dossier, claim, site, performed);
            }
        }
        return foundFired(dossier, claim);
    }

    /** For while it is stopped, too: nothing is done any more, and what was done is told. */
    Performance foundFired(Dossier dossier, Held<Claim> claim) {
        return fired(dossier, claim, " It was interrupted; the target shows that it happened.");
    }

    /** That nothing was changed is said only where the targets don't say otherwise. */
    private Performance unmade(
            Dossier dossier, Held<Claim> claim, SiteWriting site, GateState.Effect effect, String why) {
        Payload payload = dossier.body().orElseThrow().payload();
        Connection connection = dossier.connection().orElseThrow().value();
        List<String> made =
                Targets.tried(site, connection, payload).map(Targets::made).orElse(List.of());
        return made.isEmpty() || made.size() == payload.changes().size()
                ? end(dossier, claim, effect, why)
                : end(
                        dossier,
                        claim,
                        GateState.Effect.UNKNOWN,
                        "Only a part of it is there: " + String.join(", ", made) + ". A person has to look.");
    }

    /** The answer is lost: what is there now tells, where it tells. */
    private Performance unknown(Dossier dossier, Held<Claim> claim, SiteWriting site, String why) {
        Payload payload = dossier.body().orElseThrow().payload();
        Connection connection = dossier.connection().orElseThrow().value();
        return Targets.tried(site, connection, payload)
                        .filter(Targets::allAfter)
                        .isPresent()
                ? fired(dossier, claim, " Its answer was lost; the target shows that it happened.")
                : end(dossier, claim, GateState.Effect.UNKNOWN, why);
    }

    Performance fired(Dossier dossier, Held<Claim> claim, String remark) {
        int count = dossier.body().orElseThrow().payload().changes().size();
        String site = dossier.connection().orElseThrow().value().name();
        return end(
                dossier,
                claim,
                GateState.Effect.FIRED,
                count + (count == 1 ? " change" : " changes") + " made in " + site + "." + remark);
    }

    Performance end(Dossier dossier, Held<Claim> claim, GateState.Effect effect, String detail) {
        if (effect == GateState.Effect.UNKNOWN
                && book.find(Refs.outcome(claim.value().proposal())).isPresent()) {
            return new Performance.Left("still in doubt");
        }
        Receipt receipt = receipt(dossier, claim.value(), effect, detail);
        var outcome = new EffectOutcome(
                claim.value().fence(),
                effect,
                detail,
                List.of(),
                Optional.of(receipt.id()),
                receipts.clock().instant());
        var comparison = Comparison.begun(claim.value().proposal(), outcome.at(), aftermath.boot());
        var checks = new ChecksAfterwards(book, hands, receipts, aftermath);
        for (int i = 0; i < TRIES; i++) {
            var display = i < TRIES_WITH_DISPLAY ? Aftermath.Display.SHOWN : Aftermath.Display.SKIPPED;
            switch (aftermath.committed(display, how -> ending(dossier, claim, outcome, comparison, receipt, how))) {
                case Committed.Done() -> {
                    return new Performance.Ended(
                            effect == GateState.Effect.FIRED ? checks.of(dossier, outcome, comparison) : outcome);
                }
                case Committed.Conflict conflict -> {
                    if (conflict.at().equals(claim.ref())) {
                        return new Performance.Left(LOST);
                    }
                }
            }
        }
        return new Performance.Left("its outcome could not be recorded yet; the claim runs out and is taken over");
    }

    private Changes ending(
            Dossier dossier,
            Held<Claim> claim,
            EffectOutcome outcome,
            Comparison comparison,
            Receipt receipt,
            Aftermath.Display display) {
        Payload payload = dossier.body().orElseThrow().payload();
        List<Ref<?>> refs = new ArrayList<>(List.of(
                Refs.gate(claim.value().proposal()), Refs.outcome(claim.value().proposal())));
        payload.changes().forEach(change -> refs.add(Refs.lock(payload.connector(), change.target())));
        Found found = book.findAll(refs);
        GateState state = dossier.state();
        Changes changes = Changes.begin().same(claim);
        if (found.get(Refs.outcome(state.proposal())).map(Held::value).equals(Optional.of(outcome))) {
            return changes;
        }
        found.get(Refs.outcome(state.proposal()))
                .ifPresentOrElse(
                        held -> changes.replace(held, outcome),
                        () -> changes.create(Refs.outcome(state.proposal()), outcome));
        found.get(Refs.gate(state.proposal()))
                .ifPresent(held ->
                        changes.replace(held, held.value().with(new GateState.Fate.Approved(outcome.effect()))));
        for (Payload.Change change : payload.changes()) {
            found.get(Refs.lock(payload.connector(), change.target()))
                    .filter(held -> held.value().proposal().equals(state.proposal()))
                    .ifPresent(changes::remove);
        }
        dues(changes, state, claim.value(), outcome);
        if (outcome.effect() == GateState.Effect.FIRED) {
            ChecksAfterwards.due(changes, comparison);
        }
        changes.receipt(receipt);
        return switch (display) {
            case SHOWN -> shown(changes, dossier, outcome);
            case SKIPPED -> aftermath.card(changes, state);
        };
    }

    /** What is in doubt stays on keeper's list until the target tells. */
    private static void dues(Changes changes, GateState state, Claim claim, EffectOutcome outcome) {
        if (outcome.effect() != GateState.Effect.UNKNOWN) {
            changes.clear(Refs.due(Dues.over(claim))).clear(Refs.due(Dues.expiry(state)));
        }
    }

    private Changes shown(Changes changes, Dossier dossier, EffectOutcome outcome) {
        GateState state = dossier.state();
        return switch (outcome.effect()) {
            case FIRED -> aftermath.fired(changes, state, outcome.detail());
            case FAILED -> aftermath.failed(changes, state, outcome.detail());
            case STALE -> aftermath.sentBack(changes, state, dossier.body(), outcome.detail());
            case UNKNOWN -> aftermath.doubted(changes, state, outcome.detail());
            case CLAIMED -> throw new IllegalStateException(state.proposal() + " can't end as claimed");
        };
    }

    private Receipt receipt(Dossier dossier, Claim claim, GateState.Effect effect, String detail) {
        Receipts.Draft draft = receipts.bySystem("gate")
                .approvals(claim.approvals())
                .influences(dossier.body().orElseThrow().influencesInShort())
                .why(detail);
        if (effect == GateState.Effect.FIRED) {
            dossier.body().orElseThrow().payload().changes().forEach(change -> difference(draft, change));
        }
        GateState state = dossier.state();
        String word = effect.name().toLowerCase(java.util.Locale.ROOT);
        return draft.of("effect." + word, state.proposal().value(), state.scope());
    }

    private static void difference(Receipts.Draft draft, Payload.Change change) {
        String after = change.afterHash().map(Hash::value).orElse("");
        if (change.before().isEmpty()) {
            draft.made(change.target(), after);
        } else if (change.after().isEmpty()) {
            draft.gone(change.target(), change.before().get().value());
        } else {
            draft.changed(change.target(), change.before().get().value(), after);
        }
    }

    private static String stale(String target) {
        return target + " changed since the draft. Nothing was changed; look at it as it is now.";
    }
}
