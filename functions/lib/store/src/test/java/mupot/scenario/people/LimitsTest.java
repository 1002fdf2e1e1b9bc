package mupot.scenario.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.budget.Limits;
import mupot.kernel.budget.SetLimits;
import mupot.kernel.budget.SetLimits.Limit;
import mupot.kernel.budget.SetLimits.Wanted;
import mupot.kernel.budget.Spender;
import mupot.kernel.id.PotId;
import mupot.kernel.people.Entered;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.store.StoredBook;
import mupot.wire.JcsCanon;
import org.junit.jupiter.api.Test;

/** Two owners may set different limits at once: neither brings back what the other has just ended. */
class LimitsTest {

    private final Office office = new Office();
    private final Entered ada = office.ada();

    @Test
    void whatever_moment_another_sets_a_limit_in_none_is_brought_back() {
        var limits = new SetLimits(office.book, office.once, office.receipts);
        set(limits, new Wanted(most(500), Optional.empty(), most(10)));
        int reads = 0;
        boolean met = true;
        while (met) {
            reads++;
            set(limits, new Wanted(most(500), Optional.empty(), most(10)));
            var left = new AtomicInteger(reads);
            var engine = new Interrupted(
                    office.engine, left, () -> set(limits, new Wanted(most(0), Optional.empty(), Optional.empty())));
            var book = new StoredBook(
                    engine, new PotId("acme"), Role.API, office.records, new JcsCanon(), office.ids, office.clock);
            Answer<SetLimits.Shown> answer = new SetLimits(book, new Once(book, office.deliveries), office.receipts)
                    .set(
                            office.caller(ada),
                            Optional.empty(),
                            new Wanted(Optional.empty(), Optional.empty(), most(20)));

            met = left.get() <= 0;
            Limits now = office.book
                    .find(Refs.limits(new Spender.Pot()))
                    .orElseThrow()
                    .value();
            assertThat(now.micros()).as("set before read %d", reads).contains(met ? 0L : 500L);
            assertThat(now.runs()).contains(answer instanceof Answer.Given<?> ? 20L : 10L);
        }
        assertThat(reads).isGreaterThan(2);
    }

    private void set(SetLimits limits, Wanted wanted) {
        assertThat(limits.set(office.caller(ada), Optional.empty(), wanted)).isInstanceOf(Answer.Given.class);
    }

    private static Optional<Limit> most(long number) {
        return Optional.of(new Limit(Optional.of(number)));
    }
}
