package mupot.store.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory under one lock: never busy, never unknown, gone with the process. */
public final class MemoryEngine implements Engine {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private record Partition(Table table, String name) {}

    private record Done(Transaction transaction, Instant at) {}

    private final Clock clock;
    private final Map<Partition, NavigableMap<String, Item>> partitions = new HashMap<>();
    private final LinkedHashMap<String, Done> tokens = new LinkedHashMap<>();

    public MemoryEngine(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Item> get(Key key, Freshness freshness) {
        return Optional.ofNullable(row(key)).filter(item -> item.visibleAt(clock.instant()));
    }

    @Override
    public synchronized List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        Engine.mustBeBatch(keys);
        return keys.stream().flatMap(key -> get(key, freshness).stream()).toList();
    }

    @Override
    public synchronized Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        Engine.mustBeLimit(limit);
        var now = clock.instant();
        var items = new ArrayList<Item>();
        for (Item item : rows(range, after)) {
            if (item.visibleAt(now)) {
                if (items.size() == limit) {
                    return new Slice(items, items.getLast().key().sort());
                }
                items.add(item);
            }
        }
        return new Slice(items, null);
    }

    @Override
    public synchronized Outcome commit(Transaction transaction) {
        var now = clock.instant();
        while (!tokens.isEmpty()
                && !tokens.firstEntry().getValue().at.plus(TOKEN_LIFE).isAfter(now)) {
            tokens.pollFirstEntry();
        }
        Done before = tokens.get(transaction.token());
        if (before != null) {
            return again(transaction, before);
        }
        List<Write> writes = transaction.writes();
        for (int i = 0; i < writes.size(); i++) {
            Item row = row(writes.get(i).key());
            if (!writes.get(i).conditions().stream().allMatch(condition -> condition.holdsOf(row, now))) {
                return new Outcome.Refused(i, Optional.ofNullable(row));
            }
        }
        var applied = new HashMap<Key, Optional<Item>>();
        for (Write write : writes) {
            applied.put(write.key(), Optional.ofNullable(write.applied(row(write.key()), now)));
        }
        applied.forEach(this::store);
        tokens.put(transaction.token(), new Done(transaction, now));
        return new Outcome.Committed();
    }

    private static Outcome again(Transaction transaction, Done before) {
        if (!before.transaction.equals(transaction)) {
            throw new IllegalStateException("token used for another transaction: " + transaction.token());
        }
        return new Outcome.Committed();
    }

    private @Nullable Item row(Key key) {
        var partition = partitions.get(new Partition(key.table(), key.partition()));
        return partition == null ? null : partition.get(key.sort());
    }

    private Collection<Item> rows(Range range, @Nullable String after) {
        NavigableMap<String, Item> rows =
                partitions.getOrDefault(new Partition(range.table(), range.partition()), new TreeMap<>());
        if (range.from() != null) {
            rows = rows.tailMap(range.from(), true);
        }
        if (range.to() != null) {
            rows = isBefore(range.to(), range.from()) ? new TreeMap<>() : rows.headMap(range.to(), false);
        }
        if (range.order() == Range.Order.DESCENDING) {
            rows = rows.descendingMap();
        }
        return after == null ? rows.values() : behind(rows, after).values();
    }

    /** Not {@code tailMap} of the range: that refuses a key outside it. */
    private static NavigableMap<String, Item> behind(NavigableMap<String, Item> rows, String after) {
        String next = rows.higherKey(after);
        return next == null ? new TreeMap<>() : rows.tailMap(next, true);
    }

    private static boolean isBefore(String to, @Nullable String from) {
        return from != null && Key.BYTE_ORDER.compare(to, from) < 0;
    }

    private void store(Key key, Optional<Item> item) {
        var partition = partitions.computeIfAbsent(
                new Partition(key.table(), key.partition()), name -> new TreeMap<>(Key.BYTE_ORDER));
        item.ifPresentOrElse(it -> partition.put(key.sort(), it), () -> partition.remove(key.sort()));
    }
}
