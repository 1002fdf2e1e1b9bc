package mupot.kernel.gate;

import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.Connection;
import mupot.kernel.task.Note;

/**
 * A proposal as one may see it now.
 *
 * @param state its fate, spelled as its type's name; {@code Expired} also while nobody has said so yet
 * @param effect of an approved one: {@code Claimed}, {@code Fired}, {@code Failed}, {@code Stale}, {@code Unknown}
 * @param progress how far its approvals are; empty: it waits for none
 * @param site where it would happen, as its owner connected it; empty: it is connected no more
 * @param body empty: what is stored is not what was pinned
 * @param talk what was asked and answered about it; empty in lists
 * @param diff rendered from the pinned payload; empty in lists, or if a text it was made from is missing
 * @param seen the same as visitors would see it
 */
public record ProposalView(
        GateState gate,
        String state,
        Optional<String> effect,
        Optional<Progress> progress,
        Optional<Connection> site,
        Optional<ProposalBody> body,
        List<Note> talk,
        Optional<String> diff,
        List<SeenChange> seen) {

    public ProposalView {
        talk = List.copyOf(talk);
        seen = List.copyOf(seen);
    }
}
