package mupot.engine.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mupot.store.queue.Outgoing;

/** The message table on one connection. Times are milliseconds since 1970. */
final class Messages {

    private static final String WAITING =
            """
            WITH busy AS (SELECT grp, count(*) AS n FROM message
                          WHERE queue = ?1 AND dead = 0 AND visible > ?2 AND receives > 0 GROUP BY grp)
            SELECT id, grp, body, receives, delivery FROM (
              SELECT id, m.grp, body, receives, delivery,
                     row_number() OVER (PARTITION BY m.grp ORDER BY id) + coalesce(n, 0) AS turn
              FROM message m LEFT JOIN busy ON busy.grp = m.grp
              WHERE queue = ?1 AND dead = 0 AND visible <= ?2)
            ORDER BY turn, id LIMIT ?3""";

    private static final String DEPTH =
            """
            SELECT count(*) FILTER (WHERE dead = 0 AND visible <= ?1),
                   count(*) FILTER (WHERE dead = 0 AND visible > ?1),
                   count(*) FILTER (WHERE dead = 1)
            FROM message WHERE queue = ?2""";

    /** Turns the row that a result stands on into what is asked for. */
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    Messages(Connection connection) {
        this.connection = connection;
    }

    int insert(String queue, List<Outgoing> messages, long now, long visible) throws SQLException {
        for (Outgoing message : messages) {
            update(
                    "INSERT INTO message (queue, grp, body, sent, visible) VALUES (?, ?, ?, ?, ?)",
                    queue,
                    message.group(),
                    message.body(),
                    now,
                    visible);
        }
        return messages.size();
    }

    /** Counts as dead what was delivered as often as allowed. */
    int bury(String queue, long now, int allowed) throws SQLException {
        return update(
                "UPDATE message SET dead = 1 WHERE queue = ? AND dead = 0 AND visible <= ? AND receives >= ?",
                queue,
                now,
                allowed);
    }

    /** What could be delivered, as its next delivery: one message of each group in turn, those under way counted. */
    List<Received> waiting(String queue, long now, int max) throws SQLException {
        return select(
                WAITING,
                row -> new Received(
                        new Received.Handle(row.getLong("id"), row.getLong("delivery") + 1),
                        row.getString("grp"),
                        row.getString("body"),
                        row.getInt("receives") + 1),
                queue,
                now,
                max);
    }

    int deliver(Received message, long hiddenUntil) throws SQLException {
        return update(
                "UPDATE message SET visible = ?, receives = ?, delivery = ? WHERE id = ?",
                hiddenUntil,
                message.receiveCount(),
                message.handle().delivery(),
                message.handle().message());
    }

    int delete(Received.Handle handle) throws SQLException {
        return update(
                "DELETE FROM message WHERE id = ? AND delivery = ? AND dead = 0", handle.message(), handle.delivery());
    }

    int show(Received.Handle handle, long visible) throws SQLException {
        return update(
                "UPDATE message SET visible = ? WHERE id = ? AND delivery = ? AND dead = 0",
                visible,
                handle.message(),
                handle.delivery());
    }

    int takeBack(long now) throws SQLException {
        return update("UPDATE message SET visible = ?1 WHERE dead = 0 AND receives > 0 AND visible > ?1", now);
    }

    List<DeadLetter> dead(String queue) throws SQLException {
        return select(
                "SELECT grp, body, receives, sent FROM message WHERE queue = ? AND dead = 1 ORDER BY id",
                row -> new DeadLetter(
                        row.getString("grp"),
                        row.getString("body"),
                        row.getInt("receives"),
                        Instant.ofEpochMilli(row.getLong("sent"))),
                queue);
    }

    int revive(String queue, long now) throws SQLException {
        return update(
                "UPDATE message SET dead = 0, receives = 0, visible = ? WHERE queue = ? AND dead = 1", now, queue);
    }

    Depth depth(String queue, long now) throws SQLException {
        return select(DEPTH, row -> new Depth(row.getLong(1), row.getLong(2), row.getLong(3)), now, queue)
                .getFirst();
    }

    private int update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private <T> List<T> select(String sql, Reader<T> reader, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var read = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            }
            return read;
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
