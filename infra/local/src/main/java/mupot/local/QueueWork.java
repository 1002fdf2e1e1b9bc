package mupot.local;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mupot.engine.local.LocalQueues;
import mupot.engine.local.Received;
import mupot.kernel.assembly.Consumers;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.keeper.Queue;
import mupot.store.queue.SentHints;
import mupot.wire.HintJson;

/**
 * One queue and what consumes it, with the times its function has in the cloud. Two workers may do it at once; a message
 * is one hint.
 *
 * @param life how long a consumer may take
 * @param visibility how long a message that was taken is hidden from others
 */
record QueueWork(Queue queue, Consumers consumer, Duration life, Duration visibility, LocalQueues queues, Clock clock) {

    private static final HintJson JSON = new HintJson();
    private static final System.Logger LOG = System.getLogger(QueueWork.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** Whether there was something to do. */
    boolean once() {
        List<Received> received = queues.receive(SentHints.name(queue), 1, visibility);
        received.forEach(this::handle);
        return !received.isEmpty();
    }

    private void handle(Received message) {
        switch (outcome(message)) {
            case Outcome.Done() -> queues.delete(message.handle());
            case Outcome.Retry(var why) -> {
                LOG.log(System.Logger.Level.WARNING, "hint.retry queue={0} why={1}", queue, why);
                queues.release(message.handle(), AGAIN.multipliedBy(message.receiveCount()));
            }
            case Outcome.Poison(var why) -> {
                LOG.log(System.Logger.Level.ERROR, "hint.poison queue={0} why={1}", queue, why);
                queues.release(message.handle(), Duration.ZERO);
            }
        }
    }

    /** The one place where a consumer's trouble becomes another try. */
    private Outcome outcome(Received message) {
        try {
            return JSON.read(message.body())
                    .map(hint -> consumer.on(hint, clock.instant().plus(life)))
                    .orElse(new Outcome.Poison("the message is no hint of a version known here"));
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.WARNING, "hint.trouble queue=" + queue, trouble);
            return new Outcome.Retry(trouble.getClass().getSimpleName());
        }
    }
}
