package mupot.engine.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import mupot.store.seam.Table;

/** The tables of the file. Keys are blobs, as SQLite orders those by unsigned bytes. */
final class Schema {

    private static final int VERSION = 1;

    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE item (
              tbl INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL, exp INTEGER, image TEXT NOT NULL,
              UNIQUE (tbl, pk, sk)) STRICT""",
            "CREATE INDEX item_exp ON item (exp) WHERE exp IS NOT NULL",
            "CREATE TABLE token (token TEXT PRIMARY KEY, digest BLOB NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            """
            CREATE TABLE feed (
              seq INTEGER PRIMARY KEY AUTOINCREMENT, family INTEGER NOT NULL, tbl INTEGER NOT NULL,
              pk BLOB NOT NULL, sk BLOB NOT NULL, before TEXT, after TEXT) STRICT""",
            "CREATE INDEX feed_family ON feed (family, seq)",
            """
            CREATE TABLE message (
              id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, grp TEXT NOT NULL, body TEXT NOT NULL,
              sent INTEGER NOT NULL, visible INTEGER NOT NULL, receives INTEGER NOT NULL DEFAULT 0,
              delivery INTEGER NOT NULL DEFAULT 0,
              dead INTEGER NOT NULL DEFAULT 0) STRICT""",
            "CREATE INDEX message_queue ON message (queue, dead, visible)");

    private Schema() {}

    static void bringUp(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > VERSION) {
            throw new IllegalStateException(
                    "the data folder was written by a newer version of this program (format %d, known are up to %d)"
                            .formatted(version, VERSION));
        }
        if (version < VERSION) {
            create(connection);
        }
    }

    /** The number that stands for a table in the file, for ever. */
    static int number(Table table) {
        return switch (table) {
            case AUTHORITY -> 1;
            case WORK -> 2;
        };
    }

    static Table table(int number) {
        return switch (number) {
            case 1 -> Table.AUTHORITY;
            case 2 -> Table.WORK;
            default -> throw new IllegalStateException("no table has the number " + number);
        };
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    private static void create(Connection connection) throws SQLException {
        SqliteFile.inTransaction(connection, it -> {
            try (var statement = it.createStatement()) {
                for (String sql : FIRST) {
                    statement.execute(sql);
                }
                return statement.execute("PRAGMA user_version = " + VERSION);
            }
        });
    }
}
