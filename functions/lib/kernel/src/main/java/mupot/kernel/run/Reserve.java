package mupot.kernel.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Purse;
import mupot.kernel.budget.Slab;
import mupot.kernel.budget.Spender;
import mupot.kernel.keeper.Hint;
import mupot.kernel.task.Move;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/**
 * A question put on record, in one transaction with what is set aside for it: from the run's own slab, or else from the
 * limits of agent, squad and pot, for some questions ahead where there is room and for just this one where there isn't.
 */
record Reserve(Held<Run> run, Held<Task> task, Asking asking, Purse purse, Instant now) {

    /** What became of it. */
    sealed interface Result {

        record Kept(Run run, Step step) implements Result {}

        record UsedUp(String why) implements Result {}

        /** @param lost whether the lease is; else something else changed */
        record Overtaken(boolean lost) implements Result {}
    }

    Result commit(Book book, Amount need) {
        LocalDate today = Asking.day(now);
        Optional<Slab> slab = run.value().slab();
        if (slab.filter(it -> it.covers(today, need)).isPresent()) {
            return covered(book, slab.get(), need);
        }
        Amount begun = run.value().steps() == 0 ? need.andOneRun() : need;
        Result ahead = taking(book, begun.plus(need.times(Asking.AHEAD - 1)), need, today);
        return ahead instanceof Result.UsedUp ? taking(book, begun, need, today) : ahead;
    }

    /** Limits may have been lowered since it was set aside: then no more of it stays than this question needs. */
    private Result covered(Book book, Slab slab, Amount need) {
        Amount less = need.minus(slab.left());
        Optional<Spender> passed = purse.passed(need, less);
        if (passed.isPresent()) {
            return new Result.UsedUp(Asking.used(passed.get()));
        }
        return purse.passed(need, Amount.NOTHING).isPresent()
                ? result(book, slab.with(less), need, Optional.of(less))
                : result(book, slab, need, Optional.empty());
    }

    private Result taking(Book book, Amount more, Amount need, LocalDate today) {
        Slab aside = Asking.aside(run.value().slab(), today, Amount.of(more.micros(), more.tokens()));
        return result(book, aside, need, Optional.of(more));
    }

    private Result result(Book book, Slab aside, Amount need, Optional<Amount> taken) {
        Run next = run.value().using(aside, need).stepped();
        Step step = new Step(
                new Step.RunStep(next.id(), next.steps()),
                asking.ask().name(),
                "",
                Optional.of(asking.asked(need)),
                now);
        Changes changes = Changes.begin().replace(run, next).create(Refs.step(step.id()), step);
        shown().ifPresent(state -> changes.replace(task, task.value().in(state))
                .hint(new Hint(
                        Hint.About.CARD, next.task().value(), next.squad().value())));
        LocalDate today = aside.day();
        taken.ifPresent(amount -> purse.take(changes, today, amount));
        return switch (book.commit(changes)) {
            case Committed.Done() -> new Result.Kept(next, step);
            case Committed.Conflict conflict
            when conflict.at().kind().equals(Kinds.USED) ->
                new Result.UsedUp(
                        Asking.used(purse.spender(conflict.at(), today).orElse(new Spender.Pot())));
            case Committed.Conflict conflict ->
                new Result.Overtaken(conflict.at().equals(run.ref()));
        };
    }

    /** Where the task is shown to be now; empty: where it is. */
    private Optional<TaskState> shown() {
        TaskState state = task.value().state();
        Optional<Move> move = asking.ask().checking()
                ? Optional.<Move>of(new Move.Drafted()).filter(_ -> state instanceof TaskState.Working)
                : Optional.<Move>of(
                                new Move.SentBack(run.value().id(), run.value().note()))
                        .filter(_ -> state instanceof TaskState.Checking);
        return move.map(it -> Move.apply(state, it))
                .filter(Move.Result.Moved.class::isInstance)
                .map(it -> ((Move.Result.Moved) it).to());
    }
}
