package mupot.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** The pot's database as it lies on the disk, read past the pot. */
record PotFile(Path data) {

    private static final String UNFINISHED =
            """
            SELECT (SELECT count(*) FROM feed),
                   (SELECT count(*) FROM message),
                   (SELECT count(*) FROM item WHERE instr(CAST(pk AS TEXT), '#out.') > 0)""";

    /** What was begun and not yet ended. */
    record Unfinished(int feed, int messages, int outbox) {
        static final Unfinished NOTHING = new Unfinished(0, 0, 0);
    }

    Unfinished unfinished() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + data.resolve("pot.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery(UNFINISHED)) {
            row.next();
            return new Unfinished(row.getInt(1), row.getInt(2), row.getInt(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
