package mupot.kernel.task;

import java.time.Instant;
import java.util.Optional;
import mupot.kernel.id.ProposalId;

/**
 * A remark on a task: who decided what, what a run found, what was asked and answered. Never a secret, never prompt
 * text.
 *
 * @param talk what it is in a conversation about a proposal; empty: in none
 * @param mending what the gate sent back to be mended; empty: nobody's name makes it the gate's
 */
public record Note(String by, String text, Instant at, Optional<Talk> talk, Optional<ProposalId> mending) {

    /** A turn in the conversation about a proposal. */
    public record Talk(ProposalId proposal, Turn turn) {}

    /** Whose turn it is. */
    public enum Turn {
        QUESTION,
        ANSWER
    }

    public Note(String by, String text, Instant at) {
        this(by, text, at, Optional.empty(), Optional.empty());
    }

    /** By the gate, to whoever works on the task next. */
    public static Note sentBack(String text, Instant at, ProposalId mending) {
        return new Note("gate", text, at, Optional.empty(), Optional.of(mending));
    }

    public static Note question(String by, String text, Instant at, ProposalId about) {
        return new Note(by, text, at, Optional.of(new Talk(about, Turn.QUESTION)), Optional.empty());
    }

    public static Note answer(String by, String text, Instant at, ProposalId about) {
        return new Note(by, text, at, Optional.of(new Talk(about, Turn.ANSWER)), Optional.empty());
    }

    boolean isAbout(ProposalId proposal) {
        return talk.filter(it -> it.proposal().equals(proposal)).isPresent();
    }

    public boolean asks() {
        return talk.filter(it -> it.turn() == Turn.QUESTION).isPresent();
    }
}
