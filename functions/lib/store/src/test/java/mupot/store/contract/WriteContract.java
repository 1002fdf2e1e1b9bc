package mupot.store.contract;

import static mupot.store.contract.Place.put;
import static mupot.store.contract.Place.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.store.seam.Condition;
import mupot.store.seam.Item;
import mupot.store.seam.Outcome;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Value;
import mupot.store.seam.Write;
import org.junit.jupiter.api.Test;

/** What each write leaves behind, and that a transaction is one. */
public interface WriteContract extends OnEngine {

    @Test
    default void an_item_comes_back_as_it_was_put() {
        var at = Place.inWork();
        var item = new Item(
                at.key("ключ \uD83D\uDE80 \u0000 \uFFFD"),
                42,
                clock().instant().plusSeconds(60),
                Map.of(
                        "text", Value.of("ünï\uD83D\uDE80\n\u0000\"\\'; drop table"),
                        "empty", Value.of(""),
                        "least", Value.of(Long.MIN_VALUE),
                        "most", Value.of(Long.MAX_VALUE),
                        "name with spaces #:ä", Value.of(0)));

        given(item);

        assertThat(read(item.key())).contains(item);
    }

    @Test
    default void a_put_replaces_the_whole_item() {
        var at = Place.inWork();
        given(at.item("a", 1, Map.of("x", Value.of("x"), "y", Value.of(1))));

        given(at.item("a", 2, Map.of("y", Value.of("y"))));

        assertThat(read(at.key("a"))).contains(at.item("a", 2, Map.of("y", Value.of("y"))));
    }

    @Test
    default void a_put_over_an_expired_row_makes_a_new_item() {
        var at = Place.inWork();
        given(at.expiring("a", 1, clock().instant().plusSeconds(1)));
        clock().advance(Duration.ofSeconds(2));

        var outcome = settle(put(at.item("a", 2), new Condition.AbsentOrExpired()));

        assertThat(outcome).isEqualTo(COMMITTED);
        assertThat(read(at.key("a"))).contains(at.item("a", 2));
    }

    @Test
    default void deleting_removes_the_row_and_may_find_none() {
        var at = Place.inWork();
        given(at.item("a", 1));

        assertThat(settle(at.delete("a"), at.delete("none"))).isEqualTo(COMMITTED);
        assertThat(settle(at.check("a", new Condition.Absent()))).isEqualTo(COMMITTED);
    }

    @Test
    default void an_addition_creates_the_item_and_then_raises_its_version() {
        var at = Place.inWork();

        assertThat(settle(at.add("a", 5))).isEqualTo(COMMITTED);
        assertThat(read(at.key("a"))).contains(at.item("a", 5));
        assertThat(settle(at.add("a", -7))).isEqualTo(COMMITTED);
        assertThat(read(at.key("a"))).contains(at.item("a", 2, Map.of("n", Value.of(-2))));
    }

    @Test
    default void an_addition_keeps_the_other_attributes_and_the_expiry_it_does_not_name() {
        var at = Place.inWork();
        var soon = clock().instant().plusSeconds(60);
        var late = clock().instant().plusSeconds(600);
        var attributes = Map.of("s", Value.of("kept"), "m", Value.of(1));
        given(new Item(at.key("a"), 1, soon, attributes), new Item(at.key("b"), 1, soon, attributes));

        assertThat(settle(at.add("a", 5), at.add("b", 5, late))).isEqualTo(COMMITTED);

        var after = Map.of("s", Value.of("kept"), "m", Value.of(1), "n", Value.of(5));
        assertThat(read(at.key("a"))).contains(new Item(at.key("a"), 2, soon, after));
        assertThat(read(at.key("b"))).contains(new Item(at.key("b"), 2, late, after));
    }

    @Test
    default void an_addition_to_an_expired_row_starts_from_nothing() {
        var at = Place.inWork();
        var soon = clock().instant().plusSeconds(10);
        var late = clock().instant().plusSeconds(100);
        given(new Item(at.key("a"), 8, soon, Map.of("n", Value.of(99), "s", Value.of("old"))));
        given(at.expiring("b", 50, soon));
        clock().advance(Duration.ofSeconds(10));

        var bounded = new Condition.Below("n", 10);
        assertThat(settle(at.add("a", 1, late, bounded), at.add("b", 2), at.add("c", 3)))
                .isEqualTo(COMMITTED);

        assertThat(read(at.key("a"))).contains(at.expiring("a", 1, late));
        assertThat(read(at.key("b"))).contains(at.item("b", 2));
        assertThat(read(at.key("c"))).contains(at.item("c", 3));
    }

    @Test
    default void an_addition_to_an_expired_row_is_refused_by_its_own_and_by_others_conditions() {
        var at = Place.inWork();
        var expiring = at.expiring("a", 99, clock().instant().plusSeconds(10));
        given(expiring);
        clock().advance(Duration.ofSeconds(10));

        assertThat(settle(at.add("a", 1, new Condition.Present())))
                .isEqualTo(new Outcome.Refused(0, Optional.of(expiring)));
        assertThat(settle(at.add("a", 1), at.check("b", new Condition.Present())))
                .isEqualTo(new Outcome.Refused(1, Optional.empty()));
        assertThat(settle(at.check("b", new Condition.Present()), at.add("a", 1)))
                .isEqualTo(new Outcome.Refused(0, Optional.empty()));
        assertThat(settle(at.check("a", new Condition.Absent())))
                .isEqualTo(new Outcome.Refused(0, Optional.of(expiring)));
    }

    @Test
    default void an_addition_stops_at_its_bounds() {
        var at = Place.inWork();
        given(at.item("a", 8));

        var first = settle(at.add("a", 2, new Condition.Below("n", 9)));
        var second = settle(at.add("a", 2, new Condition.Below("n", 9)));
        var down = settle(at.add("a", -10, new Condition.Above("n", 9)));
        var under = settle(at.add("a", -10, new Condition.Above("n", 9)));

        assertThat(first).isEqualTo(COMMITTED);
        assertThat(second).isEqualTo(new Outcome.Refused(0, Optional.of(at.item("a", 2, Map.of("n", Value.of(10))))));
        assertThat(down).isEqualTo(COMMITTED);
        assertThat(under).isEqualTo(new Outcome.Refused(0, Optional.of(at.item("a", 3, Map.of("n", Value.of(0))))));
    }

    @Test
    default void adding_to_a_text_is_a_bug() {
        var at = Place.inWork();
        given(at.item("a", 1, Map.of("n", Value.of("text"))));

        assertThatThrownBy(() -> settle(at.add("a", 1))).isInstanceOf(IllegalStateException.class);
        assertThat(read(at.key("a"))).contains(at.item("a", 1, Map.of("n", Value.of("text"))));
    }

    @Test
    default void one_transaction_spans_both_tables_and_is_one() {
        var authority = Place.of(Table.AUTHORITY, "member");
        var work = new Place(Table.WORK, authority.partition());

        var refused =
                settle(put(authority.item("a", 1)), put(work.item("a", 2)), work.check("b", new Condition.Present()));
        assertThat(refused).isEqualTo(new Outcome.Refused(2, Optional.empty()));
        assertThat(read(authority.key("a"))).isEmpty();
        assertThat(read(work.key("a"))).isEmpty();

        assertThat(settle(put(authority.item("a", 1)), put(work.item("a", 2)))).isEqualTo(COMMITTED);
        assertThat(read(authority.key("a"))).contains(authority.item("a", 1));
        assertThat(read(work.key("a"))).contains(work.item("a", 2));
    }

    @Test
    default void a_transaction_sent_again_has_no_second_effect() {
        var at = Place.inWork();
        var soon = clock().instant().plusSeconds(90);
        var addition =
                transaction(at.add("a", 1, soon, new Condition.Below("n", 1)), at.check("b", new Condition.Absent()));

        assertThat(settle(addition)).isEqualTo(COMMITTED);
        clock().advance(Duration.ofSeconds(20));
        assertThat(settle(addition)).isEqualTo(COMMITTED);

        assertThat(read(at.key("a"))).contains(at.expiring("a", 1, soon));
    }

    @Test
    default void a_refused_transaction_is_judged_anew_when_sent_again() {
        var at = Place.inWork();
        var change = transaction(put(at.item("b", 1)), at.check("a", new Condition.Present()));

        assertThat(settle(change)).isEqualTo(new Outcome.Refused(1, Optional.empty()));
        given(at.item("a", 1));

        assertThat(settle(change)).isEqualTo(COMMITTED);
    }

    @Test
    default void a_committed_token_is_not_lent_to_other_writes() {
        var at = Place.inWork();
        assertThat(settle(new Transaction("token " + at.partition(), List.of(put(at.item("a", 1))))))
                .isEqualTo(COMMITTED);

        var other = new Transaction("token " + at.partition(), List.<Write>of(put(at.item("b", 1))));

        assertThatThrownBy(() -> settle(other)).isInstanceOf(IllegalStateException.class);
        assertThat(read(at.key("b"))).isEmpty();
    }
}
