package mupot.engine.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mupot.store.queue.Outgoing;
import mupot.store.queue.Queues;
import mupot.store.queue.SendFailure;
import mupot.store.seam.EngineFailure;

/**
 * Queues in the pot's own file, with what SQS's standard queues have: visibility, receive counts, dead letters, and
 * groups of which none holds up another.
 */
public final class LocalQueues implements Queues {

    private final SqliteFile file;
    private final Clock clock;
    private final Map<String, Integer> maxReceives;

    /**
     * @param maxReceives the queues there are, each with how often a message is delivered before it counts as dead
     */
    public LocalQueues(SqliteFile file, Clock clock, Map<String, Integer> maxReceives) {
        this.file = file;
        this.clock = clock;
        this.maxReceives = Map.copyOf(maxReceives);
    }

    /** Runs the listener after messages were sent or given back, on that thread: it should only wake another. */
    public void whenSent(Runnable listener) {
        file.messages().listen(listener);
    }

    @Override
    public void send(String queue, List<Outgoing> messages) {
        send(queue, messages, Duration.ZERO);
    }

    /** As {@link #send(String, List)}, but no one receives them before the delay is over. */
    public void send(String queue, List<Outgoing> messages, Duration delay) {
        if (!maxReceives.containsKey(queue)) {
            throw new SendFailure(queue, messages, "there is no such queue", null);
        }
        long now = clock.millis();
        try {
            changed(file.write(connection -> insert(connection, queue, messages, now, now + delay.toMillis())));
        } catch (SqliteFile.Contention | EngineFailure failure) {
            throw new SendFailure(queue, messages, "the local store failed", failure);
        }
    }

    /**
     * Messages waiting, those of groups with the least under way first. Each is hidden from others for that long. One
     * that was delivered as often as allowed is put with the dead letters instead.
     */
    public List<Received> receive(String queue, int max, Duration visibility) {
        int allowed = mustBeKnown(queue);
        long now = clock.millis();
        return file.write(connection -> {
            try (var bury = connection.prepareStatement(
                            """
                            UPDATE message SET dead = 1
                            WHERE queue = ? AND dead = 0 AND visible <= ? AND receives >= ?""");
                    var select = connection.prepareStatement(
                            """
                            WITH busy AS (SELECT grp, count(*) AS n FROM message
                                          WHERE queue = ?1 AND dead = 0 AND visible > ?2 AND receives > 0 GROUP BY grp)
                            SELECT id, grp, body, receives, delivery FROM (
                              SELECT id, m.grp, body, receives, delivery,
                                     row_number() OVER (PARTITION BY m.grp ORDER BY id) + coalesce(n, 0) AS turn
                              FROM message m LEFT JOIN busy ON busy.grp = m.grp
                              WHERE queue = ?1 AND dead = 0 AND visible <= ?2)
                            ORDER BY turn, id LIMIT ?3""")) {
                bury.setString(1, queue);
                bury.setLong(2, now);
                bury.setInt(3, allowed);
                bury.executeUpdate();
                select.setString(1, queue);
                select.setLong(2, now);
                select.setInt(3, max);
                var received = new ArrayList<Received>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var handle = new Received.Handle(row.getLong(1), row.getLong(5) + 1);
                        received.add(new Received(handle, row.getString(2), row.getString(3), row.getInt(4) + 1));
                    }
                }
                hide(connection, received, now + visibility.toMillis());
                return received;
            }
        });
    }

    /** The message is done with. Without effect if it was delivered again since. */
    public void delete(Received.Handle handle) {
        file.write(connection -> {
            try (var delete =
                    connection.prepareStatement("DELETE FROM message WHERE id = ? AND delivery = ? AND dead = 0")) {
                delete.setLong(1, handle.message());
                delete.setLong(2, handle.delivery());
                return delete.executeUpdate();
            }
        });
    }

    /** The message is delivered again after the delay, or kept that much longer. Without effect if it was already. */
    public void release(Received.Handle handle, Duration delay) {
        long visible = clock.millis() + delay.toMillis();
        changed(file.write(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE message SET visible = ? WHERE id = ? AND delivery = ? AND dead = 0")) {
                update.setLong(1, visible);
                update.setLong(2, handle.message());
                update.setLong(3, handle.delivery());
                return update.executeUpdate();
            }
        }));
    }

    public List<DeadLetter> deadLetters(String queue) {
        mustBeKnown(queue);
        return file.read(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT grp, body, receives, sent FROM message WHERE queue = ? AND dead = 1 ORDER BY id")) {
                select.setString(1, queue);
                var dead = new ArrayList<DeadLetter>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        dead.add(new DeadLetter(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                Instant.ofEpochMilli(row.getLong(4))));
                    }
                }
                return dead;
            }
        });
    }

    /** Gives all dead letters of the queue another life, with a receive count of 0; how many they were. */
    public int redrive(String queue) {
        mustBeKnown(queue);
        long now = clock.millis();
        return changed(file.write(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE message SET dead = 0, receives = 0, visible = ? WHERE queue = ? AND dead = 1")) {
                update.setLong(1, now);
                update.setString(2, queue);
                return update.executeUpdate();
            }
        }));
    }

    public Depth depth(String queue) {
        mustBeKnown(queue);
        long now = clock.millis();
        return file.read(connection -> {
            try (var select = connection.prepareStatement(
                    """
                    SELECT count(*) FILTER (WHERE dead = 0 AND visible <= ?1),
                           count(*) FILTER (WHERE dead = 0 AND visible > ?1),
                           count(*) FILTER (WHERE dead = 1)
                    FROM message WHERE queue = ?2""")) {
                select.setLong(1, now);
                select.setString(2, queue);
                try (var row = select.executeQuery()) {
                    return new Depth(row.getLong(1), row.getLong(2), row.getLong(3));
                }
            }
        });
    }

    private static int insert(Connection connection, String queue, List<Outgoing> messages, long now, long visible)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO message (queue, grp, body, sent, visible) VALUES (?, ?, ?, ?, ?)")) {
            for (Outgoing message : messages) {
                insert.setString(1, queue);
                insert.setString(2, message.group());
                insert.setString(3, message.body());
                insert.setLong(4, now);
                insert.setLong(5, visible);
                insert.executeUpdate();
            }
            return messages.size();
        }
    }

    private static void hide(Connection connection, List<Received> received, long until) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE message SET visible = ?, receives = receives + 1, delivery = ? WHERE id = ?")) {
            for (Received message : received) {
                update.setLong(1, until);
                update.setLong(2, message.handle().delivery());
                update.setLong(3, message.handle().message());
                update.executeUpdate();
            }
        }
    }

    private int changed(int messages) {
        if (messages > 0) {
            file.messages().give();
        }
        return messages;
    }

    private int mustBeKnown(String queue) {
        Integer receives = maxReceives.get(queue);
        if (receives == null) {
            throw new IllegalArgumentException("there is no queue " + queue);
        }
        return receives;
    }
}
