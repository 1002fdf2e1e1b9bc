package mupot.kernel.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import mupot.kernel.id.AgentId;
import mupot.kernel.id.SquadId;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Budget;

/**
 * What an agent may still use today, on every level at once: its own, its squad's and the pot's. Nothing is taken from
 * one level that another one refuses.
 */
public record Purse(Map<Spender, Limits> limits) {

    /** How long a day's use is kept, for whoever asks what was spent. */
    private static final Duration KEPT = Duration.ofDays(400);

    public Purse {
        limits = new LinkedHashMap<>(limits);
    }

    /** As the limits are now; one trip. */
    public static Purse of(Book book, Agent agent) {
        var squad = new Spender.OfSquad(agent.squad());
        var pot = new Spender.Pot();
        Found found = book.findAll(List.of(Refs.limits(squad), Refs.limits(pot)));
        var limits = new LinkedHashMap<Spender, Limits>();
        limits.put(new Spender.OfAgent(agent.id()), limits(agent));
        limits.put(squad, found.get(Refs.limits(squad)).map(Held::value).orElse(Limits.NONE));
        limits.put(pot, found.get(Refs.limits(pot)).map(Held::value).orElse(Limits.USUAL));
        return new Purse(limits);
    }

    private static Limits limits(Agent agent) {
        return new Limits(agent.budget().map(Budget::microsADay), Optional.empty(), Optional.empty());
    }

    /** Sets this aside, in the same transaction as what it is for; that holds only if no limit is passed. */
    public Changes take(Changes changes, LocalDate day, Amount amount) {
        limits.forEach((spender, limit) -> changes.use(Refs.used(spender, day), amount, limit.most(), until(day)));
        return changes;
    }

    /** What was used already beyond what was set aside: counted, whatever the limits are. */
    public Changes owe(Changes changes, LocalDate day, Amount amount) {
        if (!amount.equals(Amount.NOTHING)) {
            limits.keySet().forEach(level -> changes.use(Refs.used(level, day), amount, Amount.BOUNDLESS, until(day)));
        }
        return changes;
    }

    /** What was set aside and not used. */
    public static Changes giveBack(Changes changes, AgentId agent, SquadId squad, Slab slab) {
        if (!slab.left().equals(Amount.NOTHING)) {
            for (Spender spender : List.of(new Spender.OfAgent(agent), new Spender.OfSquad(squad), new Spender.Pot())) {
                changes.use(Refs.used(spender, slab.day()), slab.left().negated(), Amount.BOUNDLESS, until(slab.day()));
            }
        }
        return changes;
    }

    /** Whose limit stands at this count; empty: it is no count of this purse. */
    public Optional<Spender> spender(Ref<?> ref, LocalDate day) {
        return limits.keySet().stream()
                .filter(spender -> Refs.used(spender, day).equals(ref))
                .findFirst();
    }

    /** When the limits of this moment count no more. */
    public static Instant tomorrow(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static Instant until(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT);
    }
}
