package mupot.kernel.budget;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.org.Squad;
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

/**
 * Shows and changes what the pot or a squad may use a day. It holds from the next question that a model is asked; an
 * agent's own budget stands on its card.
 */
public record SetLimits(Book book, Once once, Receipts receipts) {

    /** What shall be different; what is left out stays. */
    public record Wanted(Optional<Limit> micros, Optional<Limit> tokens, Optional<Limit> runs) {}

    /** @param most empty: this level shall not limit it */
    public record Limit(Optional<Long> most) {}

    /** @param used today, in UTC, with what is set aside for questions that are under way */
    public record Shown(Optional<Squad> squad, Limits limits, Amount used, LocalDate day) {}

    /** @param squad whose; empty: the pot's, for everyone who holds anything here */
    public Answer<Shown> show(Actor actor, Optional<Squad> squad) {
        boolean sees = squad.map(one -> Policy.sees(actor, Query.SHOW_BUDGET, one.scope()))
                .orElseGet(() -> !Policy.reach(actor, Query.SHOW_BUDGET).isEmpty());
        if (!sees) {
            return Answer.refused(squad.isPresent() ? Refusal.notFound("squad") : Refusal.NOT_ALLOWED_HERE);
        }
        return Answer.given(shown(squad));
    }

    public Answer<Shown> set(Caller caller, Optional<Squad> squad, Wanted wanted) {
        Scope scope = squad.map(Squad::scope).orElse(Scope.POT);
        Command command = squad.isPresent() ? Command.SET_SQUAD_BUDGET : Command.SET_BUDGET;
        return Answer.of(Policy.may(caller.actor(), command, scope))
                .then(_ -> once.carryOut(
                        caller.actor(), _ -> Answer.given(shown(squad)), () -> intent(caller, squad, scope, wanted)));
    }

    /** What is left out stays as it is in the very record that is replaced. */
    private Answer<Once.Intent<Shown>> intent(Caller caller, Optional<Squad> squad, Scope scope, Wanted wanted) {
        Optional<Held<Limits>> stored = book.find(Refs.limits(spender(squad)));
        Limits was = stored.map(Held::value).orElseGet(() -> usual(squad));
        return changed(was, wanted).as(is -> intent(caller, squad, scope, stored, was, is));
    }

    private Once.Intent<Shown> intent(
            Caller caller, Optional<Squad> squad, Scope scope, Optional<Held<Limits>> stored, Limits was, Limits is) {
        Changes changes = caller.begin(scope);
        if (!is.equals(was)) {
            stored.ifPresentOrElse(
                    held -> changes.replace(held, is), () -> changes.create(Refs.limits(spender(squad)), is));
            Receipts.Draft draft = receipts.by(caller.actor());
            differs(draft, "micros", was.micros(), is.micros());
            differs(draft, "tokens", was.tokens(), is.tokens());
            differs(draft, "runs", was.runs(), is.runs());
            String subject =
                    squad.map(one -> one.id().value()).orElse(book.pot().value());
            changes.receipt(draft.of("budget.set", subject, scope));
        }
        Shown now = shown(squad);
        return new Once.Intent<>(changes, "budget", new Shown(squad, is, now.used(), now.day()));
    }

    private static Answer<Limits> changed(Limits was, Wanted wanted) {
        if (wanted.micros().isEmpty()
                && wanted.tokens().isEmpty()
                && wanted.runs().isEmpty()) {
            return Answer.refused(Refusal.Code.MALFORMED, "Say what shall be different.");
        }
        try {
            return Answer.given(new Limits(
                    wanted.micros().map(Limit::most).orElse(was.micros()),
                    wanted.tokens().map(Limit::most).orElse(was.tokens()),
                    wanted.runs().map(Limit::most).orElse(was.runs())));
        } catch (IllegalArgumentException tooMuch) {
            return Answer.refused(Refusal.Code.MALFORMED, "A limit is 0 to " + Limits.MOST + ".");
        }
    }

    private Shown shown(Optional<Squad> squad) {
        LocalDate today = LocalDate.ofInstant(receipts.clock().instant(), ZoneOffset.UTC);
        Spender spender = spender(squad);
        Found found = book.findAll(List.of(Refs.limits(spender), Refs.used(spender, today)));
        return new Shown(
                squad,
                found.get(Refs.limits(spender)).map(Held::value).orElseGet(() -> usual(squad)),
                found.get(Refs.used(spender, today)).map(Held::value).orElse(Amount.NOTHING),
                today);
    }

    private static Limits usual(Optional<Squad> squad) {
        return squad.isPresent() ? Limits.NONE : Limits.USUAL;
    }

    private static Spender spender(Optional<Squad> squad) {
        return squad.<Spender>map(one -> new Spender.OfSquad(one.id())).orElse(new Spender.Pot());
    }

    private static void differs(Receipts.Draft draft, String field, Optional<Long> was, Optional<Long> is) {
        if (!was.equals(is)) {
            draft.changed(
                    field,
                    was.map(Object::toString).orElse("none"),
                    is.map(Object::toString).orElse("none"));
        }
    }
}
