package mupot.engine.local;

import java.time.Clock;
import java.time.Duration;
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
            wakeIfAny(file.write(
                    connection -> new Messages(connection).insert(queue, messages, now, now + delay.toMillis())));
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
            var messages = new Messages(connection);
            messages.bury(queue, now, allowed);
            List<Received> received = messages.waiting(queue, now, max);
            for (Received message : received) {
                messages.deliver(message, now + visibility.toMillis());
            }
            return received;
        });
    }

    /** The message is done with. Without effect if it was delivered again since. */
    public void delete(Received.Handle handle) {
        file.write(connection -> new Messages(connection).delete(handle));
    }

    /** The message is delivered again after the delay, or kept that much longer. Without effect if it was already. */
    public void release(Received.Handle handle, Duration delay) {
        long visible = clock.millis() + delay.toMillis();
        wakeIfAny(file.write(connection -> new Messages(connection).show(handle, visible)));
    }

    /**
     * Makes visible at once what an earlier process had received and not finished; how many messages that were. For a
     * pot's start, before anyone receives: whoever holds the folder knows that nobody else is at work on them.
     */
    public int takeBack() {
        return file.write(connection -> new Messages(connection).takeBack(clock.millis()));
    }

    public List<DeadLetter> deadLetters(String queue) {
        mustBeKnown(queue);
        return file.read(connection -> new Messages(connection).dead(queue));
    }

    /** Gives all dead letters of the queue another life, with a receive count of 0; how many they were. */
    public int redrive(String queue) {
        mustBeKnown(queue);
        int revived = file.write(connection -> new Messages(connection).revive(queue, clock.millis()));
        wakeIfAny(revived);
        return revived;
    }

    public Depth depth(String queue) {
        mustBeKnown(queue);
        return file.read(connection -> new Messages(connection).depth(queue, clock.millis()));
    }

    private void wakeIfAny(int messages) {
        if (messages > 0) {
            file.messages().give();
        }
    }

    private int mustBeKnown(String queue) {
        Integer receives = maxReceives.get(queue);
        if (receives == null) {
            throw new IllegalArgumentException("there is no queue " + queue);
        }
        return receives;
    }
}
