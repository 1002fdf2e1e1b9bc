package mupot.kernel.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.ProposalId;

/**
 * A task as one may see it now: gated states come from the gate, a stop shows as {@code Stopped}.
 *
 * @param state spelled as its type's name
 * @param why why it waits or how it ended; empty if there is nothing to say
 * @param until when it next moves by itself; empty: someone or something else has to act
 */
public record TaskView(
        Task task, String state, String why, Optional<Instant> until, List<OfProposal> proposals, List<Note> notes) {

    /**
     * A proposal of the task.
     *
     * @param state its fate; {@code Proposed} until keeper has opened it
     * @param effect of an approved one
     */
    public record OfProposal(ProposalId id, String state, Optional<String> effect) {}

    public TaskView {
        proposals = List.copyOf(proposals);
        notes = List.copyOf(notes);
    }
}
