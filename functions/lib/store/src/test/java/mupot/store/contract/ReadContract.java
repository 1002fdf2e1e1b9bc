package mupot.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mupot.store.seam.Engine.Freshness;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Range;
import mupot.store.seam.Range.Order;
import mupot.store.seam.Slice;
import mupot.store.seam.Table;
import org.junit.jupiter.api.Test;

/** Gets, batches, ranges and pages, and that an expired item is in none of them. */
public interface ReadContract extends OnEngine {

    private List<String> walk(Range range, int limit) {
        var keys = new ArrayList<String>();
        String after = null;
        do {
            Slice slice = engine().query(range, after, limit, Freshness.CONSISTENT);
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(limit);
            slice.items().forEach(item -> keys.add(item.key().sort()));
            after = slice.next();
        } while (after != null);
        return keys;
    }

    private Place givenKeys(String... sorts) {
        var at = Place.inWork();
        for (String sort : sorts) {
            given(at.item(sort, 1));
        }
        return at;
    }

    @Test
    default void an_expired_item_is_invisible_at_once() {
        var at = Place.inWork();
        given(at.expiring("a", 1, clock().instant().plusSeconds(10)), at.item("b", 1));
        clock().advance(Duration.ofMillis(9_999));
        assertThat(read(at.key("a"))).isPresent();
        assertThat(walk(at.all(Order.ASCENDING), 10)).containsExactly("a", "b");

        clock().advance(Duration.ofMillis(1));

        assertThat(read(at.key("a"))).isEmpty();
        assertThat(engine().get(at.key("a"), Freshness.STALE)).isEmpty();
        assertThat(engine().getAll(List.of(at.key("a")), Freshness.CONSISTENT)).isEmpty();
        assertThat(walk(at.all(Order.ASCENDING), 1)).containsExactly("b");
        assertThat(walk(at.all(Order.DESCENDING), 1)).containsExactly("b");
    }

    @Test
    default void a_batch_finds_up_to_100_items_of_both_tables_and_leaves_out_the_missing() {
        var work = Place.inWork();
        var authority = new Place(Table.AUTHORITY, work.partition());
        var items = new ArrayList<Item>();
        var keys = new ArrayList<Key>();
        for (int i = 0; i < 50; i++) {
            var place = i % 2 == 0 ? work : authority;
            items.add(place.item("k" + i, i));
            keys.add(place.key("k" + i));
            keys.add(place.key("missing" + i));
        }
        given(items.toArray(Item[]::new));

        assertThat(engine().getAll(keys, Freshness.CONSISTENT)).containsExactlyInAnyOrderElementsOf(items);
        assertThat(engine().getAll(List.of(), Freshness.CONSISTENT)).isEmpty();
    }

    @Test
    default void a_batch_is_refused_above_100_keys_or_with_one_twice() {
        var at = Place.inWork();
        var many = IntStream.range(0, 101).mapToObj(i -> at.key("k" + i)).toList();

        assertThatThrownBy(() -> engine().getAll(many, Freshness.CONSISTENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine().getAll(List.of(at.key("a"), at.key("a")), Freshness.CONSISTENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void a_limit_is_1_to_1000() {
        var range = Place.inWork().all(Order.ASCENDING);

        assertThatThrownBy(() -> engine().query(range, null, 0, Freshness.CONSISTENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine().query(range, null, 1001, Freshness.CONSISTENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(engine().query(range, null, 1000, Freshness.STALE)).isEqualTo(new Slice(List.of(), null));
    }

    @Test
    default void keys_are_in_order_of_unsigned_utf8_bytes() {
        var inOrder = List.of(
                "A",
                "Z",
                "a",
                "aa",
                "a~",
                "b",
                "\u00E9",
                "\u0431",
                "\uD7FF",
                "\uE000",
                "\uFFFD",
                "\uD83D\uDE80",
                "\uD83D\uDE80a",
                "\uDBFF\uDFFD");
        var at = givenKeys(inOrder.reversed().toArray(String[]::new));

        assertThat(walk(at.all(Order.ASCENDING), 4)).containsExactlyElementsOf(inOrder);
        assertThat(walk(at.all(Order.DESCENDING), 4)).containsExactlyElementsOf(inOrder.reversed());
        assertThat(walk(new Range(at.table(), at.partition(), "\uFFFD", null, Order.ASCENDING), 2))
                .containsExactlyElementsOf(inOrder.subList(10, 14));
    }

    @Test
    default void a_range_begins_with_its_first_key_and_ends_before_its_last() {
        var at = givenKeys("a", "b", "c", "d");

        assertThat(walk(new Range(at.table(), at.partition(), "b", "d", Order.ASCENDING), 10))
                .containsExactly("b", "c");
        assertThat(walk(new Range(at.table(), at.partition(), "b", "d", Order.DESCENDING), 1))
                .containsExactly("c", "b");
        assertThat(walk(new Range(at.table(), at.partition(), null, "b", Order.ASCENDING), 10))
                .containsExactly("a");
        assertThat(walk(new Range(at.table(), at.partition(), "aa", null, Order.DESCENDING), 2))
                .containsExactly("d", "c", "b");
        assertThat(walk(new Range(at.table(), at.partition(), "b", "b", Order.ASCENDING), 10))
                .isEmpty();
        assertThat(walk(new Range(at.table(), at.partition(), "c", "b", Order.DESCENDING), 10))
                .isEmpty();
    }

    @Test
    default void a_prefix_finds_what_begins_with_it() {
        var long1024 = "x".repeat(1024);
        var at = givenKeys("P#", "P#1", "P#\uD83D\uDE80", "P#\uFFFD", "P$", "O#1", "Q", long1024);

        assertThat(walk(Range.startingWith(at.table(), at.partition(), "P#", Order.ASCENDING), 2))
                .containsExactly("P#", "P#1", "P#\uFFFD", "P#\uD83D\uDE80");
        assertThat(walk(Range.startingWith(at.table(), at.partition(), "P#", Order.DESCENDING), 3))
                .containsExactly("P#\uD83D\uDE80", "P#\uFFFD", "P#1", "P#");
        assertThat(walk(Range.startingWith(at.table(), at.partition(), "", Order.ASCENDING), 10))
                .hasSize(8);
        assertThat(walk(Range.startingWith(at.table(), at.partition(), long1024, Order.ASCENDING), 10))
                .containsExactly(long1024);
    }

    @Test
    default void one_goes_on_behind_any_key_even_one_outside_the_range_or_gone() {
        var at = givenKeys("a", "b", "d", "e");
        var up = new Range(at.table(), at.partition(), "b", "e", Order.ASCENDING);
        var down = new Range(at.table(), at.partition(), "b", "e", Order.DESCENDING);

        assertThat(sorts(engine().query(up, "b", 10, Freshness.CONSISTENT))).containsExactly("d");
        assertThat(sorts(engine().query(up, "c", 10, Freshness.CONSISTENT))).containsExactly("d");
        assertThat(sorts(engine().query(up, "A", 10, Freshness.CONSISTENT))).containsExactly("b", "d");
        assertThat(sorts(engine().query(up, "z", 10, Freshness.CONSISTENT))).isEmpty();
        assertThat(sorts(engine().query(down, "d", 10, Freshness.CONSISTENT))).containsExactly("b");
        assertThat(sorts(engine().query(down, "c", 10, Freshness.CONSISTENT))).containsExactly("b");
        assertThat(sorts(engine().query(down, "z", 10, Freshness.CONSISTENT))).containsExactly("d", "b");
        assertThat(sorts(engine().query(down, "A", 10, Freshness.CONSISTENT))).isEmpty();
    }

    private static List<String> sorts(Slice slice) {
        return slice.items().stream().map(item -> item.key().sort()).toList();
    }

    @Test
    default void pages_run_through_many_items_and_expired_ones_each_once() {
        var at = Place.inWork();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var sort = "%03d".formatted(i);
            boolean lives = i % 10 == 3;
            given(
                    lives
                            ? at.item(sort, i)
                            : at.expiring(sort, i, clock().instant().plusSeconds(5)));
            if (lives) {
                expected.add(sort);
            }
        }
        clock().advance(Duration.ofSeconds(5));

        assertThat(walk(at.all(Order.ASCENDING), 2)).containsExactlyElementsOf(expected);
        assertThat(walk(at.all(Order.DESCENDING), 1)).containsExactlyElementsOf(expected.reversed());
    }

    @Test
    default void a_partition_holds_only_its_own_items() {
        var at = givenKeys("a");
        given(new Place(at.table(), at.partition() + "b").item("a", 1));
        given(new Place(Table.AUTHORITY, at.partition()).item("b", 1));

        assertThat(walk(at.all(Order.ASCENDING), 10)).containsExactly("a");
    }
}
