package mupot.kernel.gate;

import java.util.List;
import java.util.Optional;
import mupot.kernel.Canon;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Payload;

/**
 * Whether a proposal that says whose effect it takes back does so. Much follows from that word: its task can't be
 * cancelled, ends as done though nobody approves, and is offered no undo of it; so a worker's word alone is none.
 */
record Reversal(ProposalBody body, Optional<Edited> edited) {

    static List<Ref<?>> standsOn(ProposalBody body) {
        return body.undoes()
                .<List<Ref<?>>>map(fired -> List.of(Refs.gate(fired), Refs.proposal(fired)))
                .orElse(List.of());
    }

    /** True of a change of its own. */
    boolean genuine(Canon canon, Found found) {
        return body.undoes().isEmpty()
                || body.undoes()
                        .flatMap(fired -> found.get(Refs.gate(fired)))
                        .map(Held::value)
                        .filter(this::hasFired)
                        .flatMap(state -> found.get(Refs.proposal(state.proposal()))
                                .map(Held::value)
                                .filter(fired -> state.pins(canon, fired)))
                        .filter(fired -> bringsBack(fired.payload()))
                        .isPresent();
    }

    private boolean hasFired(GateState state) {
        return state.fate().equals(new GateState.Fate.Approved(GateState.Effect.FIRED))
                && state.task().equals(body.task())
                && state.connection().equals(body.payload().connector());
    }

    private boolean bringsBack(Payload fired) {
        Payload back = body.payload();
        if (!back.action().equals(fired.action())
                || back.changes().size() != fired.changes().size()) {
            return false;
        }
        for (int i = 0; i < fired.changes().size(); i++) {
            if (!bringsBack(back.changes().get(i), fired.changes().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A member, whose hand is known by then, may have put another text in the place of the one before. */
    private boolean bringsBack(Payload.Change back, Payload.Change fired) {
        return back.target().equals(fired.target())
                && back.before().equals(fired.afterHash())
                && (edited.isPresent() || back.afterHash().equals(fired.before()));
    }
}
