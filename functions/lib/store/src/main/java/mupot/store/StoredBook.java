package mupot.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Page;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.book.Spoilt;
import mupot.kernel.book.Tally;
import mupot.kernel.id.Ids;
import mupot.kernel.id.PotId;
import mupot.store.seam.Condition;
import mupot.store.seam.Engine;
import mupot.store.seam.Engine.Freshness;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;
import mupot.wire.Records;

/** The book of one pot in one role's hand, over any engine. */
public final class StoredBook implements Book {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Engine engine;
    private final PotId pot;
    private final Role role;
    private final Canon canon;
    private final Ids ids;
    private final Clock clock;
    private final Rows rows;

    public StoredBook(Engine engine, PotId pot, Role role, Records records, Canon canon, Ids ids, Clock clock) {
        this.engine = engine;
        this.pot = pot;
        this.role = role;
        this.canon = canon;
        this.ids = ids;
        this.clock = clock;
        this.rows = new Rows(pot, records);
    }

    @Override
    public PotId pot() {
        return pot;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public <T> Optional<Held<T>> find(Ref<T> ref) {
        Optional<Item> item = engine.get(rows.key(readable(ref)), Freshness.CONSISTENT);
        Optional<Held<T>> held = item.flatMap(one -> rows.heldIfReadable(ref, one));
        if (item.isPresent() && held.isEmpty() && ref.kind().shelf() == Kind.Shelf.AUTHORITY) {
            throw new Spoilt(ref);
        }
        return held;
    }

    @Override
    public Found findAll(Collection<? extends Ref<?>> refs) {
        Map<Key, Ref<?>> wanted = new HashMap<>();
        for (Ref<?> ref : refs) {
            wanted.put(rows.key(readable(ref)), ref);
        }
        if (wanted.isEmpty()) {
            return new Found(Map.of(), Set.of());
        }
        Map<Ref<?>, Held<?>> found = new HashMap<>();
        Set<Ref<?>> spoilt = new HashSet<>();
        for (Item item : engine.getAll(wanted.keySet(), Freshness.CONSISTENT)) {
            Ref<?> ref = wanted.get(item.key());
            if (ref != null) {
                rows.heldIfReadable(ref, item).ifPresentOrElse(held -> found.put(ref, held), () -> spoilt.add(ref));
            }
        }
        return new Found(found, spoilt);
    }

    @Override
    public <T> Page<T> page(Section<T> section, Optional<String> after, int limit) {
        readable(section.kind().at(section.id()));
        Range range = Range.startingWith(
                Rows.table(section.kind()),
                rows.partition(section.kind(), section.id()),
                section.prefix(),
                section.newestFirst() ? Range.Order.DESCENDING : Range.Order.ASCENDING);
        Slice slice = engine.query(range, after.orElse(null), limit, Freshness.CONSISTENT);
        List<Held<T>> held = new ArrayList<>();
        List<Ref<T>> spoilt = new ArrayList<>();
        for (Item item : slice.items()) {
            Ref<T> ref = section.kind().at(section.id(), item.key().sort());
            rows.heldIfReadable(ref, item).ifPresentOrElse(held::add, () -> spoilt.add(ref));
        }
        return new Page<>(held, spoilt, Optional.ofNullable(slice.next()));
    }

    @Override
    public Committed commit(Changes changes) {
        Plan plan = new Plan(role, rows, canon, ids, clock).of(changes);
        return switch (settled(new Transaction(ids.ulid(), plan.writes()))) {
            case Outcome.Refused(int index, Optional<Item> current) -> conflict(plan.origin(index), current);
            case Outcome.Committed() -> new Committed.Done();
            case Outcome.Busy(), Outcome.Unknown() -> throw new StoreBusy();
        };
    }

    @Override
    public boolean spend(Ref<Tally> ref, long bound, Instant expires) {
        if (!ref.kind().writers().contains(role)) {
            throw new IllegalStateException(role + " may not count " + ref.kind());
        }
        Write add = new Write.Add(
                rows.key(ref), Map.of(Rows.COUNT, 1L), expires, List.of(new Condition.Below(Rows.COUNT, bound)));
        return switch (settled(new Transaction(ids.ulid(), List.of(add)))) {
            case Outcome.Committed() -> true;
            case Outcome.Refused(int _, Optional<Item> _) -> false;
            case Outcome.Busy(), Outcome.Unknown() -> throw new StoreBusy();
        };
    }

    private Committed.Conflict conflict(Ref<?> at, Optional<Item> current) {
        return new Committed.Conflict(
                at,
                current.filter(item -> item.visibleAt(clock.instant())).flatMap(item -> rows.heldIfReadable(at, item)));
    }

    /** Tries again with jitter while it is busy or its answer was lost; the token keeps it single. */
    private Outcome settled(Transaction transaction) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = 5;
        Outcome outcome = engine.commit(transaction);
        while ((outcome instanceof Outcome.Busy || outcome instanceof Outcome.Unknown)
                && System.nanoTime() < deadline) {
            sleep(ThreadLocalRandom.current().nextLong(pause) + 1);
            pause = Math.min(pause * 2, 200);
            outcome = engine.commit(transaction);
        }
        return outcome;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusy();
        }
    }

    private <T> Ref<T> readable(Ref<T> ref) {
        if (!ref.kind().readers().contains(role)) {
            throw new IllegalStateException(role + " may not read " + ref.kind());
        }
        return ref;
    }
}
