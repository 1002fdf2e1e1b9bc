package mupot.kernel.keeper;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.gate.Claim;
import mupot.kernel.gate.Comparison;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Nudging;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.TaskId;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.run.Run;
import mupot.kernel.task.Conversation;
import mupot.kernel.task.Task;

/**
 * What comes of one due entry: its subject is read again, a hint goes out if the state asks for it, and in the same
 * transaction the entry is removed or moved to its next time.
 *
 * @param expiring lets a proposal expire whose time is over
 * @param nudging brings a proposal to mind that waits
 * @param boot the local pot's boot number; 0 in the cloud
 */
public record DueMatters(
        Book book, ProposalWork expiring, ProposalWork nudging, Receipts receipts, Clock clock, long boot) {

    public void look(Held<Due> entry) {
        String subject = entry.value().subject();
        switch (entry.value().matter()) {
            case PROPOSAL_EXPIRES -> expires(entry, new ProposalId(subject));
            case PROPOSAL_REMIND -> nudge(entry, new ProposalId(subject), Nudging.Nudge.REMINDED);
            case PROPOSAL_ESCALATE -> nudge(entry, new ProposalId(subject), Nudging.Nudge.ESCALATED);
            case QUESTION_OPEN -> question(entry, new ProposalId(subject));
            case DIGEST_LATER -> digest(entry, new ProposalId(subject));
            case RUN_LEASE_OVER -> leaseOver(entry, new RunId(subject));
            case CLAIM_OVER -> claimOver(entry, new ProposalId(subject));
            case COMPARISON_OPEN -> comparison(entry, new ProposalId(subject));
            case TASK_WAITS -> waits(entry, new TaskId(subject));
            case CARD_LATER -> card(entry, new TaskId(subject));
            case SYNC_LATER -> book.commit(over(entry).hint(entry.value().hint()));
        }
    }

    private void expires(Held<Due> entry, ProposalId proposal) {
        Optional<GateState> pending = book.find(Refs.gate(proposal))
                .map(Held::value)
                .filter(gate -> gate.fate() instanceof GateState.Fate.Pending);
        if (pending.isEmpty()) {
            book.commit(over(entry));
        } else if (clock.instant().isBefore(pending.get().expiresAt())) {
            book.commit(later(entry, pending.get().expiresAt()));
        } else {
            expiring.look(proposal);
            book.commit(later(entry, clock.instant().plus(Due.LOOK_AGAIN)));
        }
    }

    /** What the state of a proposal asks for that no due entry stands for any more. */
    void overdue(ProposalId proposal) {
        Optional<GateState> pending = book.find(Refs.gate(proposal))
                .map(Held::value)
                .filter(gate -> gate.fate() instanceof GateState.Fate.Pending);
        if (pending.isPresent()) {
            boolean over = !clock.instant().isBefore(pending.get().expiresAt());
            (over ? expiring : nudging).look(proposal);
        }
    }

    /** A claim or a comparison that was over well before this and that nobody took over since. */
    void underWay(ProposalId id, Instant before) {
        Found found = book.findAll(List.of(Refs.gate(id), Refs.claim(id), Refs.outcome(id), Refs.comparison(id)));
        Optional<GateState> gate = found.get(Refs.gate(id)).map(Held::value);
        boolean uncompared = found.get(Refs.comparison(id))
                .filter(held -> held.value().pending() && held.value().until().isBefore(before))
                .isPresent();
        boolean forgotten = found.get(Refs.claim(id))
                        .filter(claim -> claim.value().until().isBefore(before))
                        .isPresent()
                && !settled(found.get(Refs.outcome(id)));
        gate.filter(_ -> forgotten || uncompared)
                .ifPresent(state -> book.commit(Changes.begin()
                        .hint(new Hint(
                                Hint.About.VERDICT,
                                id.value(),
                                state.connection().value()))));
    }

    /** Stays on the list until it was done or the proposal waits no more. */
    private void nudge(Held<Due> entry, ProposalId proposal, Nudging.Nudge what) {
        Optional<GateState> waiting = waiting(proposal, what);
        if (waiting.isEmpty()) {
            book.commit(over(entry));
            return;
        }
        Nudging plan = waiting.get().nudging();
        Instant at = what == Nudging.Nudge.REMINDED ? plan.remindAt() : plan.escalateAt();
        if (clock.instant().isBefore(at)) {
            book.commit(later(entry, at));
            return;
        }
        nudging.look(proposal);
        book.commit(
                waiting(proposal, what).isEmpty()
                        ? over(entry)
                        : later(entry, clock.instant().plus(Due.LOOK_AGAIN)));
    }

    private Optional<GateState> waiting(ProposalId proposal, Nudging.Nudge what) {
        return book.find(Refs.gate(proposal))
                .map(Held::value)
                .filter(gate -> gate.fate() instanceof GateState.Fate.Pending
                        && clock.instant().isBefore(gate.expiresAt())
                        && gate.nudging().done().compareTo(what) < 0);
    }

    /** Until it is answered, also after a stop was lifted. */
    private void question(Held<Due> entry, ProposalId proposal) {
        Optional<GateState> open = book.find(Refs.gate(proposal))
                .map(Held::value)
                .filter(gate -> gate.fate() instanceof GateState.Fate.Pending
                        && !Conversation.about(book, gate.task(), proposal)
                                .open()
                                .isEmpty());
        book.commit(open.map(gate -> later(entry, clock.instant().plus(Due.LOOK_AGAIN))
                        .hint(new Hint(
                                Hint.About.QUESTION,
                                proposal.value(),
                                gate.squad().value())))
                .orElseGet(() -> over(entry)));
    }

    private void digest(Held<Due> entry, ProposalId proposal) {
        Changes changes = over(entry);
        book.find(Refs.gate(proposal))
                .map(Held::value)
                .ifPresent(gate -> changes.hint(new Hint(
                        Hint.About.NUDGE, proposal.value(), gate.squad().value())));
        book.commit(changes);
    }

    private void leaseOver(Held<Due> entry, RunId id) {
        Optional<Held<Run>> run =
                book.find(Refs.run(id)).filter(held -> held.value().phase() != Run.Phase.ENDED);
        if (run.isEmpty()) {
            book.commit(over(entry));
            return;
        }
        Run active = run.get().value();
        Optional<Held<Task>> task = book.find(Refs.task(active.task()));
        if (task.flatMap(held -> held.value().state().paused()).equals(Optional.of(id))) {
            // Whoever lets it go on puts another entry.
            book.commit(over(entry));
        } else if (task.flatMap(held -> held.value().state().atRun()).equals(Optional.of(id))) {
            book.commit(
                    active.leaseOver(clock.instant(), boot)
                            ? later(entry, clock.instant().plus(Due.LOOK_AGAIN))
                                    .hint(new Hint(
                                            Hint.About.RUN,
                                            active.task().value(),
                                            active.squad().value()))
                            // Whoever took the lease put an entry for its end.
                            : over(entry));
        } else if (active.phase() == Run.Phase.ACTIVE && !active.leaseOver(clock.instant(), boot)) {
            // Whoever is at it sees it, and gives back more.
            book.commit(later(entry, active.leaseUntil()));
        } else {
            // Its task went another way: nobody will ever ask for this run again.
            Changes changes = task.map(held -> over(entry).same(held)).orElseGet(() -> over(entry));
            book.commit(Run.end(changes, run.get()));
        }
    }

    /** Stays on the list until the gate has an outcome that is known, or nobody asks for one any more. */
    private void claimOver(Held<Due> entry, ProposalId id) {
        Found found = book.findAll(List.of(Refs.gate(id), Refs.claim(id), Refs.outcome(id)));
        Optional<GateState> gate = found.get(Refs.gate(id)).map(Held::value);
        Optional<Claim> claim = found.get(Refs.claim(id)).map(Held::value);
        if (gate.isEmpty() || settled(found.get(Refs.outcome(id))) || !asksForGate(gate.get(), claim)) {
            book.commit(over(entry));
        } else if (claim.filter(this::atWork).isPresent()) {
            book.commit(later(entry, claim.get().until()));
        } else {
            book.commit(later(entry, clock.instant().plus(Due.LOOK_AGAIN))
                    .hint(new Hint(
                            Hint.About.VERDICT,
                            id.value(),
                            gate.get().connection().value())));
        }
    }

    /** Stays on the list until it is on record what else changed. */
    private void comparison(Held<Due> entry, ProposalId id) {
        Found found = book.findAll(List.of(Refs.gate(id), Refs.comparison(id)));
        Optional<GateState> gate = found.get(Refs.gate(id)).map(Held::value);
        Optional<Comparison> open =
                found.get(Refs.comparison(id)).map(Held::value).filter(Comparison::pending);
        if (gate.isEmpty() || open.isEmpty()) {
            book.commit(over(entry));
        } else if (open.get().beingMade(clock.instant(), boot)) {
            book.commit(later(entry, open.get().until()));
        } else {
            book.commit(later(entry, clock.instant().plus(Due.LOOK_AGAIN))
                    .hint(new Hint(
                            Hint.About.VERDICT,
                            id.value(),
                            gate.get().connection().value())));
        }
    }

    private boolean atWork(Claim claim) {
        return clock.instant().isBefore(claim.until()) && claim.boot() >= boot;
    }

    private static boolean settled(Optional<Held<EffectOutcome>> outcome) {
        return outcome.filter(held -> held.value().effect() != GateState.Effect.UNKNOWN)
                .isPresent();
    }

    /** Claimed and without an outcome, or decided upon and not yet claimed. */
    private boolean asksForGate(GateState gate, Optional<Claim> claim) {
        boolean decided = gate.fate() instanceof GateState.Fate.Pending(var decidedBy) && !decidedBy.isEmpty();
        return claim.isPresent() || (decided && clock.instant().isBefore(gate.expiresAt()));
    }

    private void waits(Held<Due> entry, TaskId id) {
        Optional<Held<Task>> task = book.find(Refs.task(id));
        Optional<Changes> changes = task.flatMap(held -> new Waking(book, receipts, clock)
                .of(held, later(entry, clock.instant().plus(Due.LOOK_AGAIN))));
        book.commit(changes.orElseGet(() -> over(entry)));
    }

    private void card(Held<Due> entry, TaskId id) {
        Changes changes = over(entry);
        book.find(Refs.task(id))
                .map(Held::value)
                .ifPresent(task -> changes.hint(
                        new Hint(Hint.About.CARD, id.value(), task.squad().value())));
        book.commit(changes);
    }

    private static Changes over(Held<Due> entry) {
        return Changes.begin().remove(entry);
    }

    private Changes later(Held<Due> entry, Instant at) {
        Due later = entry.value().laterAt(at);
        return Changes.begin().remove(entry).put(Refs.due(later), later);
    }
}
