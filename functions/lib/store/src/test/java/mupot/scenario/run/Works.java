package mupot.scenario.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Dispatch;
import mupot.kernel.keeper.DueMatters;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.HintQueues;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.keeper.Queue;
import mupot.kernel.keeper.Routes.OutClass;
import mupot.kernel.keeper.Sent;
import mupot.kernel.keeper.Sweep;
import mupot.kernel.run.AnswerQuestion;
import mupot.kernel.task.AdoptTask;

/**
 * Streams, queues and ticks around one world, at their worst: a stream delivers a row once, and a message whose
 * consumer dies is never seen again.
 */
final class Works implements HintQueues {

    final World world;
    final Map<Queue, ArrayDeque<Hint>> queues = new EnumMap<>(Queue.class);
    final List<ProposalId> opened = new ArrayList<>();
    final List<ProposalId> expired = new ArrayList<>();
    final List<ProposalId> nudged = new ArrayList<>();
    final List<Hint> cards = new ArrayList<>();
    final List<Hint> verdicts = new ArrayList<>();
    final List<Outcome.Poison> poison = new ArrayList<>();
    int halts;

    /** What a queue does to what was sent: duplicates, another order. */
    UnaryOperator<List<Hint>> delivery = hints -> hints;

    private final Set<String> streamed = new HashSet<>();

    Works(World world) {
        this.world = world;
        for (Queue queue : Queue.values()) {
            queues.put(queue, new ArrayDeque<>());
        }
    }

    @Override
    public void send(Queue queue, List<Hint> hints) {
        world.fuse.count();
        queues.get(queue).addAll(delivery.apply(hints));
        world.fuse.count();
    }

    Dispatch dispatch() {
        var book = world.book(Role.KEEPER);
        return new Dispatch(book, this, opened::add, new AdoptTask(book, world.receipts)::adopt, world.receipts);
    }

    Sweep sweep() {
        var book = world.book(Role.KEEPER);
        return new Sweep(
                book,
                dispatch(),
                new DueMatters(book, expired::add, nudged::add, world.receipts, world.clock, world.boot),
                world.clock);
    }

    /** Until nothing moves any more: streams, queues, then minutes with their ticks. */
    void settle() {
        flow();
        for (int minutes = 0; minutes < 15; minutes++) {
            world.clock.advance(Duration.ofMinutes(1));
            surviving(() -> sweep().tick());
            flow();
        }
    }

    /** Streams and queues only, no tick. */
    void flow() {
        boolean moved = true;
        while (moved) {
            moved = stream()
                    | consume(Queue.INTAKE)
                    | consume(Queue.WORK)
                    | consume(Queue.COURIER)
                    | consume(Queue.GATE);
        }
    }

    /** All rows that were inserted since. */
    private boolean stream() {
        List<Held<Sent>> fresh = outbox();
        fresh.removeIf(row -> !streamed.add(row.ref().toString()));
        surviving(() -> dispatch().dispatch(fresh));
        return !fresh.isEmpty();
    }

    List<Held<Sent>> outbox() {
        var rows = new ArrayList<Held<Sent>>();
        surviving(() -> {
            for (OutClass one : OutClass.values()) {
                for (int shard = 0; shard < 8; shard++) {
                    rows.addAll(world.book(Role.KEEPER)
                            .page(Section.of(Kinds.outbox(one), Integer.toString(shard)), Optional.empty(), 100)
                            .items());
                }
            }
        });
        return rows;
    }

    private boolean consume(Queue queue) {
        Hint hint = queues.get(queue).poll();
        if (hint == null) {
            return false;
        }
        surviving(() -> {
            switch (queue) {
                case INTAKE -> note(hint, queue, world.route().on(hint));
                case WORK -> note(hint, queue, worked(hint));
                case COURIER -> cards.add(hint);
                case GATE -> verdicts.add(hint);
                case KEEPER -> throw new IllegalStateException("keeper is no queue");
            }
        });
        return true;
    }

    private Outcome worked(Hint hint) {
        return hint.about() == Hint.About.QUESTION
                ? new AnswerQuestion(world.slice()).on(hint)
                : world.slice().on(hint, world.deadline());
    }

    private void note(Hint hint, Queue queue, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> {}
            case Outcome.Retry(var _) -> queues.get(queue).add(hint);
            case Outcome.Poison why -> poison.add(why);
        }
    }

    private void surviving(Runnable part) {
        try {
            part.run();
        } catch (Halt e) {
            halts++;
        }
    }
}
