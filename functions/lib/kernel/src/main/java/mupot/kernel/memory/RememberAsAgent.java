package mupot.kernel.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.org.Agent;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Refusal;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.run.Run;

/**
 * Keeps what an agent found out, for its squad or itself. It stays in quarantine until a human confirms it; a run that
 * has read untrusted text doesn't even displace what a human confirmed. Bounded per run, and per tier and day.
 */
public record RememberAsAgent(Book book, Receipts receipts) {

    public static final int MOST_PER_RUN = 20;
    public static final int MOST_PER_DAY = 200;
    private static final int TRIES = 4;

    /** Where an agent may write. */
    public enum Tier {
        SQUAD,
        OWN
    }

    /**
     * What an agent wants to be known.
     *
     * @param influences what untrusted texts the run had read
     * @param tainted whether there were any
     */
    public record Wanted(Tier tier, FactKey key, String text, List<String> influences, boolean tainted) {}

    /** @param run as it is held: a twin that lost the lease remembers nothing */
    public Answer<Fact> remember(Held<Run> run, Wanted wanted) {
        Optional<Refusal> fault = FactTexts.fault(wanted.text());
        if (fault.isPresent()) {
            return Answer.refused(fault.get());
        }
        Run of = run.value();
        Optional<Agent> agent = book.find(Refs.agent(of.squad(), of.agent())).map(Held::value);
        if (agent.isEmpty()) {
            return Answer.refused(Refusal.notFound("agent"));
        }
        MemoryScope scope = scope(of, wanted.tier());
        Optional<Held<Fact>> before = new Shelf(book).held(scope, wanted.key());
        if (says(before, wanted)) {
            return Answer.given(before.orElseThrow().value());
        }
        return spent(of, scope) ? put(run, agent.get(), scope, wanted) : Answer.refused(TOO_MANY);
    }

    private static final Refusal TOO_MANY = new Refusal(
            Refusal.Code.TOO_MANY_TRIES,
            "At most " + MOST_PER_RUN + " facts a run, and " + MOST_PER_DAY + " a day, are remembered.");

    private static final Refusal CONFIRMED = new Refusal(
            Refusal.Code.NOT_ALLOWED,
            "A human confirmed what is known there, and this run has read untrusted text: use another key.");

    private Answer<Fact> put(Held<Run> run, Agent agent, MemoryScope scope, Wanted wanted) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Held<Fact>> before = new Shelf(book).held(scope, wanted.key());
            if (says(before, wanted)) {
                return Answer.given(before.orElseThrow().value());
            }
            if (wanted.tainted() && before.filter(this::isConfirmed).isPresent()) {
                return Answer.refused(CONFIRMED);
            }
            Fact fact = fact(run.value(), agent, scope, wanted, before);
            Changes changes = Shelf.put(Changes.begin().same(run), before, fact)
                    .receipt(Shelf.receipt(
                            receipts.byAgent(agent.id().value(), agent.accountable())
                                    .made("fact", fact.hash().value())
                                    .influences(fact.from().influences()),
                            "remember",
                            scope,
                            wanted.key()));
            switch (book.commit(changes)) {
                case Committed.Done() -> {
                    return Answer.given(fact);
                }
                case Committed.Conflict conflict -> {
                    if (conflict.at().equals(run.ref())) {
                        return Answer.refused(Refusal.Code.CONFLICT, "Another worker took the run over.");
                    }
                }
            }
        }
        return Answer.refused(Refusal.Code.CONFLICT, "Others were writing the same fact.");
    }

    private Fact fact(Run run, Agent agent, MemoryScope scope, Wanted wanted, Optional<Held<Fact>> before) {
        var author = new Provenance.Author.OfAgent(agent.id(), agent.accountable());
        var from = new Provenance(author, Optional.of(run.task()), Door.AGENT, wanted.influences(), wanted.tainted());
        return new Fact(
                scope,
                wanted.key(),
                Shelf.versionAfter(before),
                wanted.text().strip(),
                from,
                receipts.clock().instant(),
                Optional.empty());
    }

    private static MemoryScope scope(Run run, Tier tier) {
        return switch (tier) {
            case SQUAD -> new MemoryScope.Squad(run.department(), run.squad());
            case OWN -> new MemoryScope.Agent(run.department(), run.squad(), run.agent());
        };
    }

    /** A step that is done again writes nothing again. */
    private static boolean says(Optional<Held<Fact>> before, Wanted wanted) {
        return before.map(Held::value)
                .filter(it ->
                        !it.isForgotten() && it.text().equals(wanted.text().strip()))
                .isPresent();
    }

    private boolean isConfirmed(Held<Fact> held) {
        Fact fact = held.value();
        return book.find(Refs.confirmation(fact.scope(), fact.key()))
                .filter(confirmation -> confirmation.value().isOf(fact))
                .isPresent();
    }

    private boolean spent(Run run, MemoryScope scope) {
        Instant now = receipts.clock().instant();
        String day = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
        return book.spend(Refs.remembered(scope, run.id().value()), MOST_PER_RUN, now.plus(Duration.ofDays(30)))
                && book.spend(Refs.remembered(scope, day), MOST_PER_DAY, now.plus(Duration.ofDays(2)));
    }
}
