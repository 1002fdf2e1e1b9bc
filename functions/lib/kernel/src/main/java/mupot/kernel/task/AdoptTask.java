package mupot.kernel.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.policy.Door;
import mupot.kernel.receipt.Receipts;

/**
 * Makes a task of what an agent handed on: squad and creator are those of the task that it comes from, whatever its row
 * says. A task has so many children and so many generations; what goes beyond is no task, and a receipt says why.
 */
public record AdoptTask(Book book, Receipts receipts) {

    public static final int MOST_CHILDREN = 20;

    /** With more of them, a task would have to name those between its parent and the topmost one. */
    public static final int MOST_DEPTH = 2;

    private static final int TRIES = 3;
    private static final Duration COUNTED = Duration.ofDays(400);

    public void adopt(TaskId id) {
        for (int i = 0; i < TRIES; i++) {
            if (adopted(id)) {
                return;
            }
        }
    }

    /** False: something changed meanwhile, and it has to be looked at once more. */
    private boolean adopted(TaskId id) {
        Found found = book.findAll(List.of(Refs.task(id), Refs.filed(id), Refs.cancelled(id)));
        Optional<Held<Task>> task = found.get(Refs.task(id));
        Optional<TaskId> parent = task.flatMap(held -> held.value().parent());
        if (found.get(Refs.filed(id)).isPresent()
                || found.get(Refs.cancelled(id)).isPresent()
                || parent.isEmpty()
                || parent.get().equals(id)) {
            return true;
        }
        Found above = book.findAll(List.of(Refs.filed(parent.get()), Refs.cancelled(parent.get())));
        Optional<Filed> filed = above.get(Refs.filed(parent.get())).map(Held::value);
        if (filed.isEmpty()) {
            return true;
        }
        if (above.get(Refs.cancelled(parent.get())).isPresent()) {
            refuse(task.get(), filed.get(), "The task that it came from was cancelled.");
        } else if (filed.get().depth() >= MOST_DEPTH) {
            refuse(task.get(), filed.get(), "It was handed on too often.");
        } else if (!book.spend(Refs.children(parent.get()), MOST_CHILDREN, now().plus(COUNTED))) {
            refuse(task.get(), filed.get(), "Its task has handed on too much already.");
        } else {
            return adopted(task.get(), filed.get());
        }
        return true;
    }

    private boolean adopted(Held<Task> held, Filed parent) {
        TaskId id = held.value().id();
        var filed = new Filed(
                id,
                parent.squad(),
                parent.department(),
                parent.creator(),
                Door.AGENT.spelled(),
                now(),
                Optional.of(parent.task()),
                parent.depth() + 1,
                parent.root().or(() -> Optional.of(parent.task())));
        Due triage = Due.triage(id, now());
        return book.commit(Changes.begin()
                        .create(Refs.filed(id), filed)
                        .missing(Refs.cancelled(parent.task()))
                        .missing(Refs.cancelled(id))
                        .put(Refs.due(triage), triage)
                        .receipt(receipts.bySystem("keeper")
                                .made("parent", parent.task().value())
                                .made("title", held.value().title())
                                .of("task.adopt", id.value(), filed.scope()))
                        .hint(new Hint(
                                Hint.About.TASK_OPEN, id.value(), parent.squad().value())))
                instanceof Committed.Done;
    }

    private void refuse(Held<Task> held, Filed parent, String why) {
        if (held.value().state() instanceof TaskState.Open) {
            var _ = book.commit(Changes.begin()
                    .replace(held, held.value().in(new TaskState.Failed(why)))
                    .receipt(receipts.bySystem("keeper")
                            .why(why)
                            .of("task.orphan", held.value().id().value(), parent.scope())));
        }
    }

    private Instant now() {
        return receipts.clock().instant();
    }
}
