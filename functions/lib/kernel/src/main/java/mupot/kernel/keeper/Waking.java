package mupot.kernel.keeper;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.model.Model;
import mupot.kernel.model.Preference;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.task.Move;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/** Open tasks are hinted again; waiting ones are opened again once what they waited for is there. */
record Waking(Book book, Receipts receipts, Clock clock) {

    /** Empty: the task needs no more looking after. */
    Optional<Changes> of(Held<Task> task, Changes later) {
        return switch (task.value().state()) {
            case TaskState.Open _ -> Optional.of(later.hint(open(task.value())));
            case TaskState.Waiting waiting ->
                looksAgain(waiting)
                        ? Optional.of(isThere(task.value(), waiting) ? reopened(task, later) : later)
                        : Optional.empty();
            case TaskState.Working _,
                    TaskState.Checking _,
                    TaskState.AwaitingVerdict _,
                    TaskState.Firing _,
                    TaskState.Done _,
                    TaskState.Cancelled _,
                    TaskState.Failed _ -> Optional.empty();
        };
    }

    private static boolean looksAgain(TaskState.Waiting waiting) {
        return waiting.until().isPresent()
                || switch (waiting.reason()) {
                    case NO_AGENT, NO_CONNECTION, NO_MODEL -> true;
                    case QUESTION, BUDGET, MODEL_REFUSES, EXPIRED, TOO_MANY_ROUNDS, INTERRUPTED -> false;
                };
    }

    private boolean isThere(Task task, TaskState.Waiting waiting) {
        Optional<Instant> until = waiting.until();
        if (until.isPresent()) {
            return !clock.instant().isBefore(until.get());
        }
        return switch (waiting.reason()) {
            case NO_AGENT -> any(Refs.agents(task.squad()));
            case NO_CONNECTION -> any(Section.of(Kinds.CONNECTIONS, task.squad().value()));
            case NO_MODEL -> thinks(task);
            case QUESTION, BUDGET, MODEL_REFUSES, EXPIRED, TOO_MANY_ROUNDS, INTERRUPTED -> false;
        };
    }

    /** Whether its agent has whom to ask now. */
    private boolean thinks(Task task) {
        List<Model> connected = Preference.connected(book);
        return !connected.isEmpty()
                && task.assignee()
                        .flatMap(agent -> book.find(Refs.agent(task.squad(), agent)))
                        .filter(agent ->
                                !Preference.of(agent.value(), connected).isEmpty())
                        .isPresent();
    }

    private boolean any(Section<?> section) {
        return !book.page(section, Optional.empty(), 1).items().isEmpty();
    }

    private Changes reopened(Held<Task> held, Changes later) {
        Task task = held.value();
        return switch (Move.apply(task.state(), new Move.Reopened())) {
            case Move.Result.Illegal(var refusal) -> throw new IllegalStateException(refusal.sentence());
            case Move.Result.Moved(var open) ->
                later.replace(held, task.in(open))
                        .receipt(receipts.bySystem("keeper")
                                .changed("state", task.state().spelled(), open.spelled())
                                .why("What it waited for is there.")
                                .of("task.reopen", task.id().value(), task.scope()))
                        .hint(open(task));
        };
    }

    private static Hint open(Task task) {
        return new Hint(Hint.About.TASK_OPEN, task.id().value(), task.squad().value());
    }
}
