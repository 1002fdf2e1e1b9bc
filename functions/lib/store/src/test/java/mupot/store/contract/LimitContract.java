package mupot.store.contract;

import static mupot.store.contract.Place.put;
import static mupot.store.contract.Place.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Value;
import mupot.store.seam.Write;
import org.junit.jupiter.api.Test;

/** Whatever the seam lets through, every engine takes. */
public interface LimitContract extends OnEngine {

    @Test
    default void a_transaction_of_100_writes_commits() {
        var at = Place.inWork();
        var writes = IntStream.range(0, 100)
                .<Write>mapToObj(i -> i % 2 == 0 ? put(at.item("k" + i, i)) : at.add("k" + i, i))
                .toList();

        assertThat(settle(transaction(writes.toArray(Write[]::new)))).isEqualTo(COMMITTED);
    }

    @Test
    default void an_item_of_almost_400_kb_commits() {
        var at = Place.inWork();
        var item = at.item("a", 1, Map.of("text", Value.of("ä".repeat(199 * 1024))));

        given(item);

        assertThat(read(at.key("a"))).contains(item);
    }

    @Test
    default void a_transaction_of_almost_4_mb_commits() {
        var at = Place.inWork();
        var writes = new ArrayList<Write>();
        for (int i = 0; i < 10; i++) {
            writes.add(put(at.item("k" + i, 1, Map.of("text", Value.of("x".repeat(399 * 1024))))));
        }

        assertThat(settle(new Transaction(UUID.randomUUID().toString(), writes)))
                .isEqualTo(COMMITTED);
        assertThat(engine().getAll(
                                writes.stream().map(Write::key).toList(), mupot.store.seam.Engine.Freshness.CONSISTENT))
                .hasSize(10);
    }

    @Test
    default void keys_of_the_greatest_length_are_stored() {
        var key = new Key(Table.WORK, "é".repeat(1000) + "x".repeat(48), "é".repeat(500) + "x".repeat(24));
        var item = new Item(key, 1, null, Map.of());

        given(item);

        assertThat(read(key)).contains(item);
        assertThat(settle(new Write.Delete(key, List.of()))).isEqualTo(COMMITTED);
    }

    @Test
    default void a_token_of_any_length_is_taken() {
        var at = Place.inWork();

        assertThat(settle(new Transaction("t".repeat(500) + UUID.randomUUID(), List.of(put(at.item("a", 1))))))
                .isEqualTo(COMMITTED);
    }
}
