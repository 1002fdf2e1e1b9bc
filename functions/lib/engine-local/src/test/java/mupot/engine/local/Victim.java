package mupot.engine.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mupot.store.contract.Place;
import mupot.store.queue.Outgoing;
import mupot.store.seam.Outcome;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;

/** A process of its own that commits and says so, until it is killed. */
final class Victim {

    static final Place OUTBOX = new Place(Table.AUTHORITY, "pot#out.door#0");

    private Victim() {}

    public static void main(String[] arguments) {
        var opened = Opened.in(Path.of(arguments[0]));
        var engine = new SqliteEngine(opened.file(), Clock.systemUTC());
        var queues = new LocalQueues(opened.file(), Clock.systemUTC(), Map.of("work", 5));
        var feed = new LocalFeed(opened.file());
        for (int i = 0; ; i++) {
            Write put = Place.put(OUTBOX.item("%06d".formatted(i), i));
            if (!engine.commit(new Transaction("t" + i, List.of(put, OUTBOX.add("~sum", 1))))
                    .equals(new Outcome.Committed())) {
                throw new IllegalStateException();
            }
            queues.send("work", List.of(new Outgoing("squad", "m" + i)));
            if (i % 10 == 0) {
                queues.receive("work", 1, Duration.ofSeconds(1));
                feed.read(LocalFeed.Family.OUTBOX, 10);
            }
            System.out.println(i);
        }
    }
}
