package mupot.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import org.jspecify.annotations.Nullable;

/**
 * The changes of outbox items and receipt records in the order of their commits, written by the commit itself. A change
 * is told again until it is acknowledged, so a crash in between repeats it and never loses it.
 */
public final class LocalFeed {

    /** Which changes one reader wants. */
    public enum Family {
        /** Partitions of a class that starts with {@code out.} */
        OUTBOX("out.", 1),
        /** Partitions of a class that starts with {@code rcpt.} */
        RECEIPTS("rcpt.", 2);

        private final String prefix;
        private final int number;

        Family(String prefix, int number) {
            this.prefix = prefix;
            this.number = number;
        }

        private static @Nullable Family of(Key key) {
            String partition = key.partition();
            int keyClass = partition.indexOf('#') + 1;
            for (Family family : values()) {
                if (keyClass > 0 && partition.startsWith(family.prefix, keyClass)) {
                    return family;
                }
            }
            return null;
        }
    }

    private final SqliteFile file;

    public LocalFeed(SqliteFile file) {
        this.file = file;
    }

    /** Runs the listener after each commit that fed something, on the committing thread: it should only wake another. */
    public void whenFed(Runnable listener) {
        file.changes().listen(listener);
    }

    /** The oldest changes not yet acknowledged. */
    public List<Change> read(Family family, int max) {
        return file.read(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT seq, tbl, pk, sk, before, after FROM feed WHERE family = ? ORDER BY seq LIMIT ?")) {
                select.setInt(1, family.number);
                select.setInt(2, max);
                var changes = new ArrayList<Change>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var key = new Key(
                                Schema.table(row.getInt(2)),
                                new String(row.getBytes(3), UTF_8),
                                new String(row.getBytes(4), UTF_8));
                        changes.add(new Change(
                                row.getLong(1),
                                key,
                                Image.readIfAny(key, row.getString(5)),
                                Image.readIfAny(key, row.getString(6))));
                    }
                }
                return changes;
            }
        });
    }

    /** These are done with. To be called after what they caused is durable. */
    public void acknowledge(List<Change> changes) {
        file.write(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM feed WHERE seq = ?")) {
                for (Change change : changes) {
                    delete.setLong(1, change.sequence());
                    delete.executeUpdate();
                }
                return changes.size();
            }
        });
    }

    /** Part of the commit that makes the change; whether anyone reads of it. */
    static boolean record(Connection connection, Key key, @Nullable Item before, @Nullable Item after)
            throws SQLException {
        Family family = Family.of(key);
        if (family == null) {
            return false;
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO feed (tbl, pk, sk, family, before, after) VALUES (?, ?, ?, ?, ?, ?)")) {
            Rows.bind(insert, key);
            insert.setInt(4, family.number);
            insert.setString(5, before == null ? null : Image.of(before));
            insert.setString(6, after == null ? null : Image.of(after));
            insert.executeUpdate();
            return true;
        }
    }
}
