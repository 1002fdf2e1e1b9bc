package mupot.engine.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;
import org.jspecify.annotations.Nullable;

/** The storage engine of the local pot. Commits follow one another; what is committed survives a killed process. */
public final class SqliteEngine implements Engine {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final SqliteFile file;
    private final Clock clock;

    public SqliteEngine(SqliteFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Optional<Item> get(Key key, Freshness freshness) {
        var now = clock.instant();
        return file.read(connection -> Optional.ofNullable(new Rows(connection).get(key)))
                .filter(item -> item.visibleAt(now));
    }

    @Override
    public List<Item> getAll(Collection<Key> keys, Freshness freshness) {
        Engine.mustBeBatch(keys);
        var now = clock.instant();
        return file.read(connection -> {
            var rows = new Rows(connection);
            var found = new ArrayList<Item>();
            for (Key key : keys) {
                Item row = rows.get(key);
                if (row != null && row.visibleAt(now)) {
                    found.add(row);
                }
            }
            return found;
        });
    }

    @Override
    public Slice query(Range range, @Nullable String after, int limit, Freshness freshness) {
        Engine.mustBeLimit(limit);
        long now = clock.instant().getEpochSecond();
        return file.read(connection -> new Rows(connection).query(range, after, limit, now));
    }

    @Override
    public Outcome commit(Transaction transaction) {
        Judged judged;
        try {
            judged = file.write(connection -> judge(connection, transaction, clock.instant()));
        } catch (SqliteFile.Contention locked) {
            return new Outcome.Busy();
        }
        if (judged.fed) {
            file.changes().give();
        }
        return judged.outcome;
    }

    /**
     * Removes rows past their expiry and tokens past their life, as DynamoDB does by itself. No feed tells
     * of it: what is fed does not expire.
     *
     * @param max most rows to remove, so that no one waits long for it
     * @return how many rows were removed
     */
    public int tidy(int max) {
        var now = clock.instant();
        return file.write(connection -> {
            try (var tokens = connection.prepareStatement("DELETE FROM token WHERE at <= ?");
                    var items = connection.prepareStatement(
                            """
                            DELETE FROM item WHERE rowid IN
                            (SELECT rowid FROM item WHERE exp <= ? ORDER BY exp LIMIT ?)""")) {
                tokens.setLong(1, now.minus(TOKEN_LIFE).toEpochMilli());
                tokens.executeUpdate();
                items.setLong(1, now.getEpochSecond());
                items.setInt(2, max);
                return items.executeUpdate();
            }
        });
    }

    private record Judged(Outcome outcome, boolean fed) {}

    private static Judged judge(Connection connection, Transaction transaction, Instant now) throws SQLException {
        byte[] print = Fingerprint.of(transaction);
        if (isCommitted(connection, transaction.token(), print, now)) {
            return new Judged(new Outcome.Committed(), false);
        }
        var rows = new Rows(connection);
        var before = new ArrayList<@Nullable Item>();
        for (Write write : transaction.writes()) {
            Item row = rows.get(write.key());
            if (!write.conditions().stream().allMatch(condition -> condition.holdsOf(row, now))) {
                return new Judged(new Outcome.Refused(before.size(), Optional.ofNullable(row)), false);
            }
            before.add(row);
        }
        boolean fed = apply(connection, transaction.writes(), before, now);
        remember(connection, transaction.token(), print, now);
        return new Judged(new Outcome.Committed(), fed);
    }

    private static boolean apply(Connection connection, List<Write> writes, List<@Nullable Item> before, Instant now)
            throws SQLException {
        var rows = new Rows(connection);
        boolean fed = false;
        for (int i = 0; i < writes.size(); i++) {
            Key key = writes.get(i).key();
            Item old = before.get(i);
            Item next = writes.get(i).applied(old, now);
            if (Objects.equals(old, next)) {
                continue;
            }
            if (next == null) {
                rows.delete(key);
            } else {
                rows.put(next);
            }
            fed |= LocalFeed.record(connection, key, old, next);
        }
        return fed;
    }

    private static boolean isCommitted(Connection connection, String token, byte[] print, Instant now)
            throws SQLException {
        try (var select = connection.prepareStatement("SELECT digest FROM token WHERE token = ? AND at > ?")) {
            select.setString(1, token);
            select.setLong(2, now.minus(TOKEN_LIFE).toEpochMilli());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                if (!Arrays.equals(row.getBytes(1), print)) {
                    throw new IllegalStateException("token used for another transaction: " + token);
                }
                return true;
            }
        }
    }

    private static void remember(Connection connection, String token, byte[] print, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO token VALUES (?, ?, ?)")) {
            insert.setString(1, token);
            insert.setBytes(2, print);
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
        }
    }
}
