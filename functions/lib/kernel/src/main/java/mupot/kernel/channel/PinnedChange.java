package mupot.kernel.channel;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Rendering;
import mupot.kernel.gate.Snapshot;
import mupot.kernel.gate.TextChange;
import mupot.kernel.id.Hash;

/** What a card asks to decide: rendered by this side, and only from a payload and snapshots with the pinned hashes. */
public record PinnedChange(Book book, Canon canon, Rendering rendering) {

    /** Empty: what is stored is not what was pinned, or the site that it would change can't be named. */
    Optional<Card.Decision> decision(GateState gate, Optional<ProposalBody> body) {
        Optional<Connection> site =
                book.find(Refs.connection(gate.connection())).map(Held::value);
        return body.filter(
                        it -> gate.pins(canon, it) && it.payload().connector().equals(gate.connection()))
                .flatMap(it -> site.flatMap(on -> diff(it.payload())
                        .map(diff -> new Card.Decision(
                                gate.proposal(),
                                gate.payloadHash().brief(),
                                on.name(),
                                on.origin(),
                                it.payload().action(),
                                it.summary(),
                                diff,
                                gate.expiresAt().truncatedTo(ChronoUnit.MINUTES).toString()))));
    }

    /** Empty: a text that it was made from is missing. */
    public Optional<String> diff(Payload payload) {
        return texts(payload).map(this::diff);
    }

    public String diff(List<TextChange> changes) {
        SortedMap<String, String> before = new TreeMap<>();
        SortedMap<String, String> after = new TreeMap<>();
        changes.forEach(change -> {
            change.before().ifPresent(it -> before.put(change.target(), it));
            change.after().ifPresent(it -> after.put(change.target(), it));
        });
        return rendering.diff(before, after);
    }

    /** Both sides of each change, with the pinned hashes. Empty: a text that it was made from is missing. */
    public Optional<List<TextChange>> texts(Payload payload) {
        List<Ref<Snapshot>> refs = new ArrayList<>();
        payload.changes().forEach(change -> change.before().ifPresent(hash -> refs.add(Refs.snapshot(hash))));
        Found found = book.findAll(refs.stream().distinct().toList());
        List<TextChange> texts = new ArrayList<>();
        for (Payload.Change change : payload.changes()) {
            Optional<String> text = change.before().flatMap(hash -> text(found, hash));
            if (change.before().isPresent() && text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(new TextChange(change.target(), text, change.after()));
        }
        return Optional.of(texts);
    }

    private static Optional<String> text(Found found, Hash hash) {
        return found.get(Refs.snapshot(hash)).map(held -> held.value().text()).filter(text -> Hash.of(text)
                .equals(hash));
    }
}
