package mupot.engine.aws;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The storage engine of the cloud. What a row's expiry means is decided by the clock given here, as DynamoDB itself
 * removes expired rows up to days late. A transaction that ended {@link Outcome.Unknown} is settled by sending it again
 * to the same engine object.
 */
public final class DynamoEngine implements Engine {

    private final DynamoDbClient client;
    private final Tables tables;
    private final Clock clock;
    private final Reads reads;
    private final Commits commits;

    /** @param pot whose tables these are: {@code <pot>-authority} and {@code <pot>-work} */
    public DynamoEngine(DynamoDbClient client, String pot, Clock clock) {
        this.client = client;
        this.tables = Tables.of(pot);
        this.clock = clock;
        this.reads = new Reads(client, tables);
        this.commits = new Commits(client, tables, clock);
    }

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        Item row = reads.get(key, isConsistent(freshness));
        return Optional.ofNullable(row).filter(item -> item.visibleAt(clock.instant()));
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        Engine.mustBeBatch(keys);
        var now = clock.instant();
        return reads.getAll(keys, isConsistent(freshness)).stream()
                .filter(item -> item.visibleAt(now))
                .toList();
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        Engine.mustBeLimit(limit);
        return RangeQuery.of(range, after)
                .run(client, tables.name(range.table()), limit, isConsistent(freshness), clock.instant());
    }

    @Override
    public Outcome commit(Transaction transaction) {
        return commits.commit(transaction);
    }

    private static boolean isConsistent(Freshness freshness) {
        return freshness == Freshness.CONSISTENT;
    }
}
