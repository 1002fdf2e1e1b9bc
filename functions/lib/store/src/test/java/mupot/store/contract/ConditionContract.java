package mupot.store.contract;

import static mupot.store.contract.Place.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mupot.store.seam.Condition;
import mupot.store.seam.Item;
import mupot.store.seam.Outcome;
import mupot.store.seam.Value;
import org.junit.jupiter.api.Test;

/** When each condition holds: of an item, of nothing, of an item past its expiry. */
public interface ConditionContract extends OnEngine {

    enum Row {
        MISSING,
        LIVE,
        EXPIRED
    }

    /** Version 3, n = 5, s = "five". */
    private void expect(Row row, Condition condition, boolean holds) {
        var at = Place.inWork();
        Optional<Item> current = Optional.empty();
        if (row != Row.MISSING) {
            var expires = clock().instant().plusSeconds(10);
            var item = new Item(at.key("a"), 3, expires, Map.of("n", Value.of(5), "s", Value.of("five")));
            given(item);
            current = Optional.of(item);
        }
        if (row == Row.EXPIRED) {
            clock().advance(Duration.ofSeconds(10));
        }

        var outcome = settle(put(at.item("other", 1)), at.check("a", condition));

        assertThat(outcome).as("%s of %s", condition, row).isEqualTo(holds ? COMMITTED : refused(1, current));
        assertThat(read(at.key("other")).isPresent()).isEqualTo(holds);
    }

    private static Outcome refused(int index, Optional<Item> current) {
        return new Outcome.Refused(index, current);
    }

    @Test
    default void present_holds_of_an_unexpired_item_only() {
        expect(Row.MISSING, new Condition.Present(), false);
        expect(Row.LIVE, new Condition.Present(), true);
        expect(Row.EXPIRED, new Condition.Present(), false);
    }

    @Test
    default void absent_holds_of_no_row_only() {
        expect(Row.MISSING, new Condition.Absent(), true);
        expect(Row.LIVE, new Condition.Absent(), false);
        expect(Row.EXPIRED, new Condition.Absent(), false);
    }

    @Test
    default void absent_or_expired_holds_of_whatever_is_not_visible() {
        expect(Row.MISSING, new Condition.AbsentOrExpired(), true);
        expect(Row.LIVE, new Condition.AbsentOrExpired(), false);
        expect(Row.EXPIRED, new Condition.AbsentOrExpired(), true);
    }

    @Test
    default void version_holds_of_exactly_that_version() {
        expect(Row.MISSING, new Condition.Version(3), false);
        expect(Row.MISSING, new Condition.Version(0), false);
        expect(Row.LIVE, new Condition.Version(3), true);
        expect(Row.LIVE, new Condition.Version(2), false);
        expect(Row.EXPIRED, new Condition.Version(3), false);
    }

    @Test
    default void equals_compares_value_and_type() {
        expect(Row.MISSING, new Condition.Equals("s", Value.of("five")), false);
        expect(Row.LIVE, new Condition.Equals("s", Value.of("five")), true);
        expect(Row.LIVE, new Condition.Equals("n", Value.of(5)), true);
        expect(Row.LIVE, new Condition.Equals("n", Value.of("5")), false);
        expect(Row.LIVE, new Condition.Equals("s", Value.of("six")), false);
        expect(Row.LIVE, new Condition.Equals("none", Value.of("five")), false);
        expect(Row.EXPIRED, new Condition.Equals("s", Value.of("five")), false);
    }

    @Test
    default void below_is_strict_and_counts_what_is_missing_as_zero() {
        expect(Row.LIVE, new Condition.Below("n", 6), true);
        expect(Row.LIVE, new Condition.Below("n", 5), false);
        expect(Row.LIVE, new Condition.Below("s", 100), false);
        for (Row row : Row.values()) {
            expect(row, new Condition.Below("none", 1), true);
            expect(row, new Condition.Below("none", 0), false);
        }
        expect(Row.EXPIRED, new Condition.Below("n", 1), true);
        expect(Row.EXPIRED, new Condition.Below("n", 0), false);
    }

    @Test
    default void above_is_strict_and_counts_what_is_missing_as_zero() {
        expect(Row.LIVE, new Condition.Above("n", 4), true);
        expect(Row.LIVE, new Condition.Above("n", 5), false);
        expect(Row.LIVE, new Condition.Above("s", -100), false);
        for (Row row : Row.values()) {
            expect(row, new Condition.Above("none", -1), true);
            expect(row, new Condition.Above("none", 0), false);
        }
        expect(Row.EXPIRED, new Condition.Above("n", -1), true);
        expect(Row.EXPIRED, new Condition.Above("n", 0), false);
    }

    @Test
    default void all_conditions_of_a_write_must_hold() {
        var at = Place.inWork();
        given(at.item("a", 5));

        var both = settle(at.check("a", new Condition.Version(1), new Condition.Above("n", 4)));
        var one = settle(at.check("a", new Condition.Version(1), new Condition.Above("n", 5)));

        assertThat(both).isEqualTo(COMMITTED);
        assertThat(one).isEqualTo(refused(0, Optional.of(at.item("a", 5))));
    }

    @Test
    default void the_first_write_in_order_that_fails_is_named_with_what_stands_there() {
        var at = Place.inWork();
        given(at.item("b", 7), at.item("c", 8));

        var outcome = settle(
                put(at.item("a", 1), new Condition.Absent()),
                at.delete("b", new Condition.Absent()),
                at.add("c", 1, new Condition.Above("n", 100)));

        assertThat(outcome).isEqualTo(refused(1, Optional.of(at.item("b", 7))));
        assertThat(read(at.key("a"))).isEmpty();
        assertThat(read(at.key("c"))).contains(at.item("c", 8));
    }

    @Test
    default void a_put_and_a_delete_are_refused_like_a_check() {
        var at = Place.inWork();

        assertThat(settle(put(at.item("a", 1), new Condition.Present()))).isEqualTo(refused(0, Optional.empty()));
        assertThat(settle(at.delete("a", new Condition.Present()))).isEqualTo(refused(0, Optional.empty()));
        assertThat(settle(at.add("a", 1, new Condition.Present()))).isEqualTo(refused(0, Optional.empty()));
    }
}
