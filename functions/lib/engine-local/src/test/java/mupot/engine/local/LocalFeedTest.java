package mupot.engine.local;

import static mupot.store.contract.Place.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.engine.local.Change.Kind;
import mupot.engine.local.LocalFeed.Family;
import mupot.store.contract.MovableClock;
import mupot.store.contract.Place;
import mupot.store.seam.Condition;
import mupot.store.seam.Outcome;
import mupot.store.seam.Table;
import mupot.store.seam.Write;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFeedTest {

    @TempDir
    Path folder;

    private final Place outbox = Place.of(Table.AUTHORITY, "out.door");
    private final Place receipts = Place.of(Table.WORK, "rcpt.agent");
    private final Place tasks = Place.of(Table.WORK, "task");

    private final MovableClock clock = new MovableClock();
    private Opened opened;
    private SqliteEngine engine;
    private LocalFeed feed;

    @BeforeEach
    void open() {
        opened = Opened.in(folder);
        engine = new SqliteEngine(opened.file(), clock);
        feed = new LocalFeed(opened.file());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void commit(Write... writes) {
        assertThat(engine.commit(Place.transaction(writes))).isEqualTo(new Outcome.Committed());
    }

    @Test
    void tells_inserts_changes_and_removals_in_order_with_both_images() {
        commit(put(outbox.item("a", 1)), put(tasks.item("t", 1)));
        commit(put(outbox.item("a", 2)));
        commit(outbox.delete("a"));

        var changes = feed.read(Family.OUTBOX, 10);

        assertThat(changes).extracting(Change::kind).containsExactly(Kind.INSERT, Kind.MODIFY, Kind.REMOVE);
        assertThat(changes).extracting(Change::before).containsExactly(null, outbox.item("a", 1), outbox.item("a", 2));
        assertThat(changes).extracting(Change::after).containsExactly(outbox.item("a", 1), outbox.item("a", 2), null);
        assertThat(changes).extracting(Change::sequence).isSorted();
    }

    @Test
    void outbox_and_receipts_are_read_apart() {
        commit(put(receipts.item("r", 1)), put(outbox.item("a", 1)));

        assertThat(feed.read(Family.RECEIPTS, 10)).extracting(Change::key).containsExactly(receipts.key("r"));
        assertThat(feed.read(Family.OUTBOX, 10)).extracting(Change::key).containsExactly(outbox.key("a"));
    }

    @Test
    void a_change_is_told_until_it_is_acknowledged() {
        commit(put(outbox.item("a", 1)));
        commit(put(outbox.item("b", 1)));
        commit(put(outbox.item("c", 1)));

        var first = feed.read(Family.OUTBOX, 2);
        assertThat(feed.read(Family.OUTBOX, 2)).isEqualTo(first);
        close();
        open();
        assertThat(feed.read(Family.OUTBOX, 2)).isEqualTo(first);

        feed.acknowledge(List.of(first.get(0)));
        assertThat(feed.read(Family.OUTBOX, 10))
                .extracting(Change::key)
                .containsExactly(outbox.key("b"), outbox.key("c"));
    }

    @Test
    void what_changes_nothing_is_not_told() {
        commit(put(outbox.item("a", 1)));
        feed.acknowledge(feed.read(Family.OUTBOX, 10));

        commit(put(outbox.item("a", 1)));
        commit(outbox.delete("none"));
        commit(outbox.check("a", new Condition.Present()));
        assertThat(engine.commit(
                        Place.transaction(put(outbox.item("b", 1)), outbox.check("a", new Condition.Absent()))))
                .isInstanceOf(Outcome.Refused.class);

        assertThat(feed.read(Family.OUTBOX, 10)).isEmpty();
    }

    @Test
    void a_listener_is_woken_after_the_commit_and_cannot_break_it() {
        var seen = new AtomicInteger();
        feed.whenFed(() -> {
            throw new IllegalStateException("a listener's own fault");
        });
        feed.whenFed(() -> seen.addAndGet(feed.read(Family.OUTBOX, 10).size()));

        commit(put(tasks.item("t", 1)));
        assertThat(seen).hasValue(0);
        commit(put(outbox.item("a", 1)));

        assertThat(seen).hasValue(1);
    }

    @Test
    void an_expired_row_replaced_is_told_as_a_change() {
        commit(put(outbox.expiring("a", 1, clock.instant().plusSeconds(1))));
        clock.advance(Duration.ofSeconds(2));
        commit(outbox.add("a", 1));

        assertThat(feed.read(Family.OUTBOX, 10)).extracting(Change::kind).containsExactly(Kind.INSERT, Kind.MODIFY);
    }
}
