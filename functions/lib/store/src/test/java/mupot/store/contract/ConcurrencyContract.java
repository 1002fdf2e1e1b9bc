package mupot.store.contract;

import static mupot.store.contract.Place.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mupot.store.seam.Condition;
import mupot.store.seam.Outcome;
import mupot.store.seam.Value;
import org.junit.jupiter.api.Test;

/** Many at once: nobody wins twice, no bound is passed, nobody is in the way of a stranger. */
public interface ConcurrencyContract extends OnEngine {

    int THREADS = 8;

    private static List<Outcome> atOnce(IntFunction<Outcome> work) throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Outcome>> tasks = IntStream.range(0, THREADS)
                    .<Callable<Outcome>>mapToObj(i -> () -> {
                        barrier.await();
                        return work.apply(i);
                    })
                    .toList();
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    @Test
    default void of_many_who_change_one_version_exactly_one_wins() throws Exception {
        var at = Place.inWork();
        given(at.item("a", 0));

        var outcomes = atOnce(i -> settle(put(at.item("a", 2, Map.of("n", Value.of(i))), new Condition.Version(1))));

        assertThat(outcomes).filteredOn(COMMITTED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(it -> it instanceof Outcome.Refused).hasSize(THREADS - 1);
        assertThat(read(at.key("a")).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    default void of_many_who_claim_what_is_absent_exactly_one_wins() throws Exception {
        var at = Place.inWork();

        var outcomes = atOnce(i -> settle(put(at.item("a", i), new Condition.Absent()), at.add("wins", 1)));

        assertThat(outcomes).filteredOn(COMMITTED::equals).hasSize(1);
        assertThat(read(at.key("wins"))).contains(at.item("wins", 1));
    }

    @Test
    default void a_bounded_counter_never_passes_its_bound() throws Exception {
        var at = Place.inWork();

        atOnce(i -> {
            Outcome last = COMMITTED;
            for (int turn = 0; turn < 5; turn++) {
                last = settle(at.add("a", 3, new Condition.Below("n", 58)));
            }
            return last;
        });

        assertThat(read(at.key("a")).orElseThrow().attributes()).containsEntry("n", Value.of(60));
        assertThat(read(at.key("a")).orElseThrow().version()).isEqualTo(20);
    }

    @Test
    default void many_who_touch_different_items_all_commit() throws Exception {
        var at = Place.inWork();

        var outcomes = atOnce(i -> {
            Outcome last = COMMITTED;
            for (int turn = 0; turn < 5 && last.equals(COMMITTED); turn++) {
                last = settle(put(at.item(i + "." + turn, i), new Condition.Absent()), at.add("sum" + i, 1));
            }
            return last;
        });

        assertThat(outcomes).containsOnly(COMMITTED);
        assertThat(IntStream.range(0, THREADS)
                        .mapToObj(i -> read(at.key("sum" + i)).orElseThrow()))
                .allMatch(item -> item.version() == 5);
    }

    @Test
    default void a_reader_never_sees_half_an_item() throws Exception {
        var at = Place.inWork();
        given(at.item("a", 1, Map.of("n", Value.of(0), "m", Value.of(0))));

        var outcomes = atOnce(i -> {
            for (int turn = 1; turn <= 10; turn++) {
                if (i == 0) {
                    given(at.item("a", turn, Map.of("n", Value.of(turn), "m", Value.of(turn))));
                } else {
                    var seen = read(at.key("a")).orElseThrow().attributes();
                    assertThat(seen.get("n")).isEqualTo(seen.get("m"));
                }
            }
            return COMMITTED;
        });

        assertThat(outcomes).containsOnly(COMMITTED);
    }
}
