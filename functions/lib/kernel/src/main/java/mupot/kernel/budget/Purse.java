package mupot.kernel.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public record Purse(Map<Spender, Limits> limits, Map<Spender, Amount> used) {

    /** How long a day's use is kept, for whoever asks what was spent. */
    private static final Duration KEPT = Duration.ofDays(400);

    public Purse {
        limits = new LinkedHashMap<>(limits);
        used = Map.copyOf(used);
    }

    /** What has to be looked up for it, together with other things. */
    public static List<Ref<?>> refs(Agent agent, LocalDate day) {
        List<Ref<?>> refs = new ArrayList<>(List.of(Refs.agent(agent.squad(), agent.id())));
        for (Spender spender : spenders(agent.id(), agent.squad())) {
            refs.add(Refs.limits(spender));
            refs.add(Refs.used(spender, day));
        }
        return refs;
    }

    /** @param agent as it was before this trip, if it is gone since */
    public static Purse among(Found found, Agent agent, LocalDate day) {
        Agent now = found.get(Refs.agent(agent.squad(), agent.id()))
                .map(Held::value)
                .orElse(agent);
        var limits = new LinkedHashMap<Spender, Limits>();
        var used = new HashMap<Spender, Amount>();
        for (Spender spender : spenders(agent.id(), agent.squad())) {
            limits.put(spender, found.get(Refs.limits(spender)).map(Held::value).orElseGet(() -> usual(spender, now)));
            used.put(
                    spender, found.get(Refs.used(spender, day)).map(Held::value).orElse(Amount.NOTHING));
        }
        return new Purse(limits, used);
    }

    private static Limits usual(Spender spender, Agent agent) {
        return switch (spender) {
            case Spender.OfAgent _ -> limits(agent);
            case Spender.OfSquad _ -> Limits.NONE;
            case Spender.Pot _ -> Limits.USUAL;
        };
    }

    /** The pot's own, for what no agent asks. */
    public static Purse ofPot(Found found) {
        var pot = new Spender.Pot();
        return new Purse(
                Map.of(pot, found.get(Refs.limits(pot)).map(Held::value).orElse(Limits.USUAL)), Map.of());
    }

    /**
     * Whose limit, lowered meanwhile, is passed by what was set aside before; empty: nobody's. Only what is needed counts:
     * a question that costs no money is not held up by a limit of money.
     *
     * @param more what would be used beside
     */
    public Optional<Spender> passed(Amount need, Amount more) {
        return limits.entrySet().stream()
                .filter(level -> {
                    Amount most = level.getValue().most();
                    Amount then =
                            used.getOrDefault(level.getKey(), Amount.NOTHING).plus(more);
                    return (need.micros() > 0 && then.micros() > most.micros())
                            || (need.tokens() > 0 && then.tokens() > most.tokens());
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether somebody said that nothing may be paid for anything. */
    public boolean allowsNoMoney() {
        return limits.values().stream().anyMatch(limit -> limit.most().micros() == 0);
    }

    private static List<Spender> spenders(AgentId agent, SquadId squad) {
        return List.of(new Spender.OfAgent(agent), new Spender.OfSquad(squad), new Spender.Pot());
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
            for (Spender spender : spenders(agent, squad)) {
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
