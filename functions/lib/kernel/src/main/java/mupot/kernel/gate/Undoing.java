package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.Brief;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.task.Move;
import mupot.kernel.task.Task;

/**
 * The change that takes a fired one back, made from the snapshots that it started from. It is a proposal like any other:
 * shown, decided upon and fired on its own, and only as long as nothing else has changed meanwhile.
 */
record Undoing(ProposalBody fired, Map<String, String> befores) {

    /** Empty: a text that it started from is missing. */
    static Optional<Undoing> of(Book book, ProposalBody fired) {
        List<Ref<Snapshot>> refs = fired.payload().changes().stream()
                .flatMap(change -> change.before().stream())
                .distinct()
                .map(Refs::snapshot)
                .toList();
        Found found = book.findAll(refs);
        var befores = new LinkedHashMap<String, String>();
        for (Payload.Change change : fired.payload().changes()) {
            if (change.before().isPresent()) {
                Hash before = change.before().get();
                Optional<String> text = found.get(Refs.snapshot(before))
                        .map(held -> held.value().text())
                        .filter(it -> Hash.of(it).equals(before));
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                befores.put(change.target(), text.get());
            }
        }
        return Optional.of(new Undoing(fired, befores));
    }

    ProposalBody body(ProposalId id, Optional<MemberId> by, String why, Instant now) {
        return new ProposalBody(
                id,
                fired.task(),
                fired.run(),
                fired.agent(),
                payload(),
                "Takes " + Brief.of(fired.id()) + " back. " + why,
                List.of("made from what stood there before " + Brief.of(fired.id()) + " fired"),
                fired.influences(),
                now,
                by,
                Optional.of(fired.id()));
    }

    private Payload payload() {
        List<Payload.Change> back = new ArrayList<>();
        for (Payload.Change change : fired.payload().changes()) {
            back.add(new Payload.Change(
                    change.target(), change.afterHash(), Optional.ofNullable(befores.get(change.target()))));
        }
        return new Payload(fired.payload().connector(), fired.payload().action(), back);
    }

    /** The task waits again; what the undo starts from is kept beside it. Empty: its task isn't done with it. */
    Optional<Changes> changes(Changes changes, ProposalBody body, Held<Task> task, Instant until) {
        if (!(Move.apply(task.value().state(), new Move.Reverting(fired.id(), body.id(), until))
                instanceof Move.Result.Moved(var awaiting))) {
            return Optional.empty();
        }
        Map<Hash, String> afters = new LinkedHashMap<>();
        fired.payload().changes().forEach(change -> change.after().ifPresent(text -> afters.put(Hash.of(text), text)));
        afters.forEach((hash, text) -> changes.put(Refs.snapshot(hash), new Snapshot(text)));
        String squad = task.value().squad().value();
        return Optional.of(changes.create(Refs.proposal(body.id()), body)
                .replace(task, task.value().proposing(body.id()).in(awaiting))
                .hint(new Hint(Hint.About.PROPOSED, body.id().value(), squad))
                .hint(new Hint(Hint.About.CARD, task.value().id().value(), squad)));
    }
}
