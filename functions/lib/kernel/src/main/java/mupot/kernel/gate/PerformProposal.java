package mupot.kernel.gate;

import java.util.List;
import java.util.Optional;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Hands;
import mupot.kernel.id.ProposalId;
import mupot.kernel.receipt.Incidents;
import mupot.kernel.receipt.Receipts;

/**
 * Performs an approved proposal once. Any hint may lead here, any number of times: what it believes are signatures,
 * the pinned hash, what members may do at this moment, and an absent claim.
 *
 * @param boot the local pot's boot number; claims of an older boot are over. 0 in the cloud
 */
public record PerformProposal(Book book, Canon canon, VerdictKeys keys, Hands hands, Receipts receipts, long boot) {

    private static final int TRIES = 6;
    private static final int TRIES_WITH_DISPLAY = 4;

    public Performance perform(ProposalId id) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Performance> performance =
                    once(id, i < TRIES_WITH_DISPLAY ? Aftermath.Display.SHOWN : Aftermath.Display.SKIPPED);
            if (performance.isPresent()) {
                return performance.get();
            }
        }
        return new Performance.Left("others were changing the same records; a later hint tries again");
    }

    /** Empty: something changed in between; look again. */
    private Optional<Performance> once(ProposalId id, Aftermath.Display display) {
        Dossier.Read read = Dossier.read(book, id, List.of(Refs.claim(id), Refs.outcome(id), Refs.comparison(id)));
        if (read.dossier().isEmpty()) {
            return left("no such proposal is open");
        }
        Dossier dossier = read.dossier().get();
        Optional<Held<Claim>> claim = read.first().get(Refs.claim(id));
        Optional<Held<EffectOutcome>> outcome = read.first().get(Refs.outcome(id));
        if (outcome.isPresent() && outcome.get().value().effect() != GateState.Effect.UNKNOWN) {
            return ended(dossier, outcome.get().value(), read.first().get(Refs.comparison(id)));
        }
        if (claim.isPresent()) {
            return Optional.of(recovery().takeOver(dossier, claim.get()));
        }
        return switch (dossier.state().fate()) {
            case GateState.Fate.Pending _ -> pending(dossier, display);
            case GateState.Fate.Approved _ -> {
                incident(dossier, "claim-missing", "it counts as claimed, but no claim stands");
                yield left("its claim is missing");
            }
            case GateState.Fate.Rejected _, GateState.Fate.Expired _, GateState.Fate.Withdrawn _ ->
                left("it was closed");
        };
    }

    /** What there is left to do is to look what else changed, if nobody has. */
    private Optional<Performance> ended(Dossier dossier, EffectOutcome outcome, Optional<Held<Comparison>> comparison) {
        Optional<Held<Comparison>> open = comparison.filter(held -> held.value().pending());
        if (open.isEmpty()) {
            return left("it has ended");
        }
        Optional<ProposalId> undoes =
                dossier.body().filter(_ -> dossier.asPinned(canon)).flatMap(ProposalBody::undoes);
        var checks = new ChecksAfterwards(book, hands, receipts, aftermath());
        return Optional.of(checks.again(dossier, undoes, outcome, open.get()));
    }

    private Optional<Performance> pending(Dossier dossier, Aftermath.Display display) {
        if (dossier.withdrawn()) {
            return close(dossier, Closing.withdrawn(), display, List.of());
        }
        if (!dossier.asPinned(canon)) {
            incident(dossier, "swapped-body", "the stored body is not the one that was pinned");
            return left("the body is not what was pinned");
        }
        CountVerdicts counting = new CountVerdicts(book, canon, keys, receipts);
        CountVerdicts.Count count = counting.of(dossier);
        if (!count.rejecting().isEmpty()) {
            Statement said = count.rejecting().getFirst().verdict().statement();
            return close(dossier, Closing.rejected(said.member(), said.reason()), display, count.rejecting());
        }
        Optional<String> forbidden = dossier.forbidden(book);
        if (forbidden.isPresent()) {
            return close(dossier, Closing.forbidden(forbidden.get()), display, List.of());
        }
        if (!count.approved()) {
            return left(count.heard()
                    .map(heard -> "more approvals are needed: " + heard.quorum().missing())
                    .orElse("no verdict counts"));
        }
        return switch (new ClaimEffect(receipts, aftermath())
                .claim(dossier, count.approving(), counting.approvals(count.approving()), display)) {
            case ClaimEffect.Claiming.Taken(var claim) -> Optional.of(carryOut().begin(dossier, claim));
            case ClaimEffect.Claiming.Blocked(var why) -> left(why);
            case ClaimEffect.Claiming.Again() -> Optional.empty();
        };
    }

    private Optional<Performance> close(
            Dossier dossier, Closing closing, Aftermath.Display display, List<Hearing.Counted> by) {
        return switch (aftermath().committed(display, how -> closing(dossier, closing, how, by))) {
            case Committed.Done() -> Optional.of(new Performance.Closed(closing.fate()));
            case Committed.Conflict _ -> Optional.empty();
        };
    }

    private Changes closing(Dossier dossier, Closing closing, Aftermath.Display display, List<Hearing.Counted> by) {
        GateState state = dossier.state();
        Changes changes = Changes.begin()
                .replace(dossier.gate(), state.with(closing.fate()))
                .missing(Refs.claim(state.proposal()))
                .clear(Refs.due(Dues.expiry(state)));
        CountVerdicts.under(changes, by);
        if (closing.sendsBack() && display == Aftermath.Display.SHOWN) {
            var _ = aftermath().sentBack(changes, state, dossier.body(), closing.why());
        } else {
            var _ = aftermath().card(changes, state);
        }
        return changes.receipt(receipts.bySystem("gate")
                .approvals(new CountVerdicts(book, canon, keys, receipts).approvals(by))
                .why(closing.why())
                .of(closing.action(), state.proposal().value(), state.scope()));
    }

    private Aftermath aftermath() {
        return new Aftermath(book, receipts, boot);
    }

    private CarryOut carryOut() {
        return new CarryOut(book, hands, receipts, aftermath());
    }

    private RecoverEffect recovery() {
        return new RecoverEffect(
                book, canon, new CountVerdicts(book, canon, keys, receipts), carryOut(), receipts, boot);
    }

    private void incident(Dossier dossier, String what, String why) {
        GateState state = dossier.state();
        new Incidents(book, receipts).report("gate", what, state.proposal().value(), state.scope(), why);
    }

    private static Optional<Performance> left(String why) {
        return Optional.of(new Performance.Left(why));
    }
}
