package mupot.store.queue;

import java.util.List;
import java.util.Locale;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.HintQueues;
import mupot.kernel.keeper.Queue;
import mupot.wire.HintJson;

/** Hints as messages of a pot's queues, {@code intake}, {@code work}, {@code gate}, {@code courier}. */
public record SentHints(Queues queues) implements HintQueues {

    private static final HintJson JSON = new HintJson();

    @Override
    public void send(Queue queue, List<Hint> hints) {
        queues.send(
                name(queue),
                hints.stream()
                        .map(hint -> new Outgoing(hint.group(), JSON.write(hint)))
                        .toList());
    }

    /** As queues are called in settings. */
    public static String name(Queue queue) {
        return queue.name().toLowerCase(Locale.ROOT);
    }
}
