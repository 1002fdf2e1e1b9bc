package mupot.kernel.gate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import mupot.kernel.Canon;
import mupot.kernel.Clip;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.channel.PinnedChange;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.Brief;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.task.Move;
import mupot.kernel.task.Note;
import mupot.kernel.task.Task;

/**
 * Puts a member's wording in the place of an agent's: a new proposal that waits for verdicts of its own, while the old
 * one is withdrawn in the same transaction. Only texts that the proposal changes anyway can be other ones, and whoever
 * edits counts as one of its authors. No verdict about the old one is worth anything for the new one.
 */
public record EditProposal(Book book, Canon canon, Rendering rendering, Once once, Receipts receipts) {

    private static final int MAX_SUMMARY = 1000;
    private static final String GONE = "Withdrawn: it is no longer proposed.";

    /**
     * What shall be different.
     *
     * @param shown the payload's hash as the member saw it: whole, or in its brief form
     * @param texts whole new texts by target
     */
    public record Wish(ProposalId proposal, String shown, SortedMap<String, String> texts) {}

    /**
     * The new proposal; keeper opens it in a moment.
     *
     * @param diff the whole change, from what is there now; empty: a text that it was made from is missing
     */
    public record Done(ProposalBody body, Hash hash, ProposalId replaces, Optional<String> diff) {}

    public Answer<Done> edit(Caller caller, Wish wish) {
        return once.carryOut(caller.actor(), reply -> again(wish, reply), () -> seen(caller, wish)
                .then(dossier -> intent(caller, wish, dossier)));
    }

    private Answer<Done> again(Wish wish, String reply) {
        return Optional.of(reply)
                .filter(it -> it.startsWith(ProposalId.PREFIX))
                .flatMap(id -> book.find(Refs.proposal(new ProposalId(id))))
                .map(body -> Answer.given(done(body.value(), wish.proposal())))
                .orElseGet(() -> Answer.refused(Once.OVERTAKEN));
    }

    private Answer<Dossier> seen(Caller caller, Wish wish) {
        Optional<Dossier> dossier = Dossier.read(book, wish.proposal(), List.of())
                .dossier()
                .filter(it -> Policy.sees(
                        caller.actor(), Query.SHOW_PROPOSAL, it.state().scope()));
        if (dossier.isEmpty()) {
            return Answer.refused(Refusal.notFound("proposal"));
        }
        Scope scope = dossier.get().state().scope();
        if (caller.mayNotDecide()) {
            return Answer.refused(
                    Refusal.Code.NOT_ALLOWED,
                    "This token may not decide, so it may not edit what others decide either.");
        }
        return Answer.of(Policy.may(caller.actor(), Command.EDIT_PROPOSAL, scope))
                .then(_ -> Answer.of(
                        Policy.may(caller.actor(), dossier.get().state().risk().command(), scope)))
                .then(_ -> closed(dossier.get(), wish)
                        .<Answer<Dossier>>map(Answer::refused)
                        .orElseGet(() -> Answer.given(dossier.get())));
    }

    /** Why it can't be edited any more. */
    private Optional<Refusal> closed(Dossier dossier, Wish wish) {
        return switch (dossier.state().fate()) {
            case GateState.Fate.Approved _, GateState.Fate.Rejected _ ->
                refusal(Refusal.Code.ALREADY_DECIDED, "It was decided already. Nothing was edited.");
            case GateState.Fate.Expired() -> refusal(Refusal.Code.EXPIRED, "Expired: nobody decided in time.");
            case GateState.Fate.Withdrawn() -> refusal(Refusal.Code.CHANGED, GONE);
            case GateState.Fate.Pending(var decidedBy) -> {
                if (!now().isBefore(dossier.state().expiresAt())) {
                    yield refusal(Refusal.Code.EXPIRED, "Expired: nobody decided in time.");
                }
                if (dossier.withdrawn()) {
                    yield refusal(Refusal.Code.CHANGED, GONE);
                }
                Hash pinned = dossier.state().payloadHash();
                if (!dossier.asPinned(canon) || dossier.electorate().isEmpty()) {
                    yield refusal(
                            Refusal.Code.CHANGED, "What is stored is no longer what was proposed. Nothing was edited.");
                }
                if (!wish.shown().equals(pinned.value()) && !wish.shown().equals(pinned.brief())) {
                    yield refusal(Refusal.Code.CHANGED, "What you were shown is not what is proposed. Look again.");
                }
                yield new Verdicts(book, dossier).decided(decidedBy, now())
                        ? refusal(Refusal.Code.ALREADY_DECIDED, "It was decided already. Nothing was edited.")
                        : Optional.empty();
            }
        };
    }

    private Answer<Once.Intent<Done>> intent(Caller caller, Wish wish, Dossier dossier) {
        ProposalBody before = dossier.body().orElseThrow();
        return payload(dossier, before.payload(), wish)
                .then(payload -> task(dossier).then(task -> {
                    ProposalBody body = body(caller.actor(), before, payload);
                    Instant until = now().plus(GatePolicy.now(book).life());
                    return switch (Move.apply(
                            task.value().state(), new Move.Edited(wish.proposal(), body.id(), until))) {
                        case Move.Result.Illegal _ ->
                            Answer.refused(Refusal.Code.WRONG_STATE, "Its task doesn't wait for it any more.");
                        case Move.Result.Moved(var awaiting) -> {
                            Task moved = task.value().proposing(body.id()).in(awaiting);
                            yield Answer.given(new Once.Intent<>(
                                    changes(caller, dossier, body).replace(task, moved),
                                    body.id().value(),
                                    done(body, wish.proposal())));
                        }
                    };
                }));
    }

    private Answer<Payload> payload(Dossier dossier, Payload before, Wish wish) {
        Set<String> unknown = new TreeSet<>(wish.texts().keySet());
        List<Payload.Change> changes = new ArrayList<>();
        for (Payload.Change change : before.changes()) {
            Optional<String> text = Optional.ofNullable(wish.texts().get(change.target()));
            if (change.after().isPresent()) {
                unknown.remove(change.target());
            }
            changes.add(text.isPresent() ? new Payload.Change(change.target(), change.before(), text) : change);
        }
        if (!unknown.isEmpty()) {
            return Answer.refused(
                    Refusal.Code.MALFORMED, "An edit only changes texts that the proposal changes anyway.");
        }
        if (!wish.texts().values().stream()
                .allMatch(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
            return Answer.refused(Refusal.Code.MALFORMED, "The text is no text.");
        }
        Payload payload = new Payload(before.connector(), before.action(), changes);
        Optional<String> forbidden = dossier.forbidden(book, payload);
        if (forbidden.isPresent()) {
            return Answer.refused(Refusal.Code.NOT_ALLOWED, forbidden.get() + " Nothing was edited.");
        }
        if (payload.equals(before)) {
            return Answer.refused(Refusal.Code.MALFORMED, "That is what it proposes already. Nothing was edited.");
        }
        return canon.payload(payload).length > Payload.MAX_BYTES
                ? Answer.refused(Refusal.Code.TOO_LARGE, "A proposal holds at most 250 KB of new text.")
                : Answer.given(payload);
    }

    private Answer<Held<Task>> task(Dossier dossier) {
        return book.find(Refs.task(dossier.state().task()))
                .map(Answer::given)
                .orElseGet(() -> Answer.refused(Refusal.notFound("task")));
    }

    private ProposalBody body(Actor actor, ProposalBody before, Payload payload) {
        String summary = "Edited by " + actor.name() + ". " + before.summary();
        return new ProposalBody(
                ProposalId.next(receipts.ids()),
                before.task(),
                before.run(),
                before.agent(),
                payload,
                Clip.of(summary, MAX_SUMMARY),
                List.of("edited by " + actor.name() + "; the agent's checks no longer apply"),
                before.influences(),
                now(),
                Optional.of(actor.member()),
                before.undoes());
    }

    private Changes changes(Caller caller, Dossier dossier, ProposalBody body) {
        GateState state = dossier.state();
        Actor actor = caller.actor();
        String replaced = "Edited by " + actor.name() + "; " + Brief.of(body.id()) + " stands in its place.";
        return caller.begin(state.scope())
                .replace(dossier.gate(), state.with(new GateState.Fate.Withdrawn()))
                .create(Refs.withdrawn(state.proposal()), new Withdrawn(replaced, now()))
                .create(Refs.proposal(body.id()), body)
                .create(
                        Refs.edited(body.id()),
                        Edited.of(state.proposal(), dossier.edited(), actor.member(), canon.hashOf(body), now()))
                .missing(Refs.cancelled(state.task()))
                .create(
                        Refs.note(state.task(), receipts.ids().ulid()),
                        new Note(
                                actor.name(),
                                "Edited " + Brief.of(state.proposal()) + ": " + Brief.of(body.id())
                                        + " stands in its place.",
                                now()))
                .receipt(receipts.by(actor)
                        .changed("proposal", state.proposal().value(), body.id().value())
                        .changed(
                                "payloadHash",
                                state.payloadHash().value(),
                                canon.hashOf(body.payload()).value())
                        .influences(body.influencesInShort())
                        .of("proposal.edit", state.proposal().value(), state.scope()))
                .hint(new Hint(
                        Hint.About.PROPOSED, body.id().value(), state.squad().value()))
                .hint(new Hint(
                        Hint.About.CARD, state.task().value(), state.squad().value()));
    }

    private Done done(ProposalBody body, ProposalId replaces) {
        return new Done(
                body,
                canon.hashOf(body.payload()),
                replaces,
                new PinnedChange(book, canon, rendering).diff(body.payload()));
    }

    private Instant now() {
        return receipts.clock().instant();
    }

    private static Optional<Refusal> refusal(Refusal.Code code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }
}
