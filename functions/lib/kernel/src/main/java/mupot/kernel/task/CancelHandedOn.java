package mupot.kernel.task;

import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.people.Caller;
import mupot.kernel.policy.Scope;

/**
 * Cancels what a task has handed on, and what that has handed on, each in a transaction of its own. What is being made is
 * left, as is what takes back what was done. May be called any number of times.
 */
record CancelHandedOn(Book book, CallOff callOff) {

    private static final int TRIES = 3;
    private static final String WHY = "The task that it came from was cancelled.";

    /** Whether there is anything to cancel. */
    boolean any(Caller caller, Filed parent) {
        return new HandedOn(book)
                .below(parent.task()).stream()
                        .anyMatch(part -> move(caller, part.task()) instanceof Move.Result.Moved
                                && !callOff.takesBack(part.task().value()));
    }

    void cancel(Caller caller, Filed parent) {
        new HandedOn(book).below(parent.task()).forEach(part -> cancel(caller, part.task(), parent.scope()));
    }

    private void cancel(Caller caller, Held<Task> part, Scope scope) {
        Optional<Held<Task>> held = Optional.of(part);
        boolean done = false;
        for (int i = 0; i < TRIES && !done && held.isPresent(); i++) {
            done = cancelled(caller, held.get(), scope);
            held = done ? held : book.find(Refs.task(part.value().id()));
        }
    }

    /** Whether there is nothing left to do; false: something changed meanwhile. */
    private boolean cancelled(Caller caller, Held<Task> held, Scope scope) {
        return callOff.takesBack(held.value())
                || switch (move(caller, held)) {
                    case Move.Result.Illegal _ -> true;
                    case Move.Result.Moved(var to) ->
                        callOff.in(caller.begin(scope), caller, held, scope, to, WHY)
                                .map(changes -> book.commit(changes) instanceof Committed.Done)
                                .orElse(true);
                };
    }

    private static Move.Result move(Caller caller, Held<Task> held) {
        return Move.apply(
                held.value().state(), new Move.CancelledBy(caller.actor().member()));
    }
}
