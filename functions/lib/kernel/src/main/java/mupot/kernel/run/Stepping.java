package mupot.kernel.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Page;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Purse;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.model.ModelReply;
import mupot.kernel.org.Agent;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.Stops;
import mupot.kernel.task.HandOn;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/** The steps of one slice, from the lease to its end. */
final class Stepping {

    private static final int PAGE = 200;
    private static final String ENDLESS = "It took a thousand steps and found no end.";

    private final RunSlice slice;
    private final Book book;
    private final Instant deadline;
    private final List<Step> journal = new ArrayList<>();
    private final List<TaskId> above;
    private Held<Run> run;
    private boolean legible = true;

    /** @param above the tasks that its task comes from */
    Stepping(RunSlice slice, Instant deadline, Held<Run> run, List<TaskId> above) {
        this.slice = slice;
        this.book = slice.book();
        this.deadline = deadline;
        this.run = run;
        this.above = above;
    }

    void go() {
        Workplace workplace = Workplace.of(slice, run.value());
        legible = readsJournal();
        boolean more = true;
        while (more) {
            more = lookAndStep(workplace);
        }
    }

    /** One look at the world and at most one step; false: the slice is over. */
    private boolean lookAndStep(Workplace workplace) {
        Stops stops = RunSlice.stops(run.value(), run.value().agent(), above);
        List<Ref<?>> refs = new ArrayList<>(stops.refs());
        refs.add(Refs.task(run.value().task()));
        LocalDate today = Asking.day(now());
        Optional<Agent> thinks = thinks(workplace);
        thinks.ifPresent(agent -> refs.addAll(Purse.refs(agent, today)));
        Found found = book.findAll(refs);
        Optional<Held<Task>> task = RunSlice.askedBy(found, run.value());
        if (task.isEmpty()) {
            return ends(Ending.abandoned(run));
        }
        Optional<Held<StopFlag>> flag = stops.among(found);
        if (flag.isPresent()) {
            // Given back only if it is still stopped: then whoever resumes finds nobody holding the lease.
            return handsBack(Changes.begin().same(flag.get()));
        }
        if (!slice.leavesTime(deadline)) {
            return handsBack(Changes.begin().hint(goOn()));
        }
        return step(task.get(), workplace, thinks.map(agent -> Purse.among(found, agent, today)));
    }

    /** Who spends: read anew before each question, as its limits may have been lowered. */
    private static Optional<Agent> thinks(Workplace workplace) {
        return workplace instanceof Workplace.Ready ready && ready.thinking().isPresent()
                ? Optional.of(ready.agent())
                : Optional.empty();
    }

    private boolean step(Held<Task> task, Workplace workplace, Optional<Purse> purse) {
        Ending ending = new Ending(slice, run, task, workplace, since());
        if (!legible) {
            return ends(ending.failed("Its journal can't be read any more."));
        }
        if (run.value().breaks() > RunSlice.MAX_BREAKS) {
            return ends(ending.failed("It broke off ten times without getting any further."));
        }
        return switch (workplace) {
            case Workplace.Lacking(var _, var reason, var why) -> ends(ending.waiting(reason, why));
            case Workplace.Ready ready ->
                switch (next(task.value(), ready)) {
                    case Looked.Trouble(var why) -> ends(ending.troubled(why));
                    case Looked.At(Skill.Next.Checkpoint checkpoint) -> checkpoint(ending, checkpoint);
                    case Looked.At(Skill.Next.Answer answer) -> ends(ending.answered(answer));
                    case Looked.At(Skill.Next.Ask ask) -> asks(ending, purse, ask);
                    case Looked.At(Skill.Next.Wait(var reason, var why)) -> ends(ending.waiting(reason, why));
                    case Looked.At(Skill.Next.GiveUp(var why)) -> ends(ending.failed(why));
                    case Looked.At(Skill.Next.Propose propose) -> proposes(ending, ready, propose);
                };
        };
    }

    private sealed interface Looked {
        record At(Skill.Next next) implements Looked {}

        record Trouble(String why) implements Looked {}
    }

    private Looked next(Task task, Workplace.Ready workplace) {
        try {
            return new Looked.At(workplace.skill().next(situation(task, workplace)));
        } catch (SiteUnavailable unavailable) {
            return new Looked.Trouble(unavailable.sentence());
        }
    }

    private boolean proposes(Ending ending, Workplace.Ready ready, Skill.Next.Propose wish) {
        return ends(
                ready.site().isPresent()
                        ? ending.proposed(ready.site().get().connection(), wish)
                        : ending.waiting(TaskState.Reason.NO_CONNECTION, Workplace.NO_CONNECTION));
    }

    /** A question leaves once it is on record with what its answer can cost at most. */
    private boolean asks(Ending ending, Optional<Purse> purse, Skill.Next.Ask wish) {
        Skill.Next.Ask ask = wish.priced();
        if (purse.isEmpty() || ask.models().isEmpty()) {
            return ends(ending.waiting(TaskState.Reason.NO_MODEL, Workplace.NO_MODEL));
        }
        if (!ask.by().id().equals(run.value().agent())) {
            Optional<Held<StopFlag>> flag =
                    RunSlice.stops(run.value(), ask.by().id(), above).over(book);
            if (flag.isPresent()) {
                return ends(ending.waiting(
                        TaskState.Reason.NO_AGENT,
                        ask.by().name() + ", who has to look at the draft, is stopped. It is looked at again in "
                                + ending.again().toMinutes()
                                + " minutes, or once it is resumed and the task opened again.",
                        Optional.of(now().plus(ending.again()))));
            }
        }
        if (Exchange.losses(since()) >= Asking.MAX_LOSSES) {
            return ends(ending.failed("It was interrupted five times while a model was answering."));
        }
        if (run.value().steps() >= RunSlice.MAX_STEPS) {
            return ends(ending.failed(ENDLESS));
        }
        Asking asking = Asking.of(ask, since());
        Optional<Changes> told = silent(ending, asking);
        if (told.isPresent()) {
            return ends(told.get());
        }
        Optional<Amount> dearest = asking.dearest();
        if (dearest.isEmpty()) {
            return ends(ending.waiting(
                    TaskState.Reason.BUDGET,
                    "Nobody knows what the model " + asking.model().name() + " costs, so nothing is spent on it."
                            + " Say it with `pot model connect … --price-in --price-out` and open the task again."));
        }
        return switch (new Reserve(run, ending.task(), asking, purse.get(), now()).commit(book, dearest.get())) {
            case Reserve.Result.Kept(var next, var step) -> {
                run = run.replacedBy(next);
                journal.add(step);
                yield hears(asking, dearest.get(), purse.get());
            }
            case Reserve.Result.UsedUp(var why) ->
                ends(ending.waiting(TaskState.Reason.BUDGET, why, Optional.of(Purse.tomorrow(now()))));
            case Reserve.Result.Overtaken(var lost) -> !lost;
        };
    }

    /** No model answers, or each of them refuses: a person is told, or another try is made later. */
    private Optional<Changes> silent(Ending ending, Asking asking) {
        List<Exchange.Silent> silences =
                Exchange.lastSilences(since(), asking.ask().models().size());
        boolean refused = silences.size() == asking.ask().models().size()
                && silences.stream().noneMatch(Exchange.Silent::again);
        String why = silences.isEmpty() ? "" : silences.getLast().why();
        if (refused) {
            return Optional.of(ending.waiting(
                    TaskState.Reason.MODEL_REFUSES,
                    "The model refuses: " + why + " Put it right with `pot model connect` and open the task again."));
        }
        return asking.silences() / asking.ask().models().size() < Asking.MAX_TURNS
                ? Optional.empty()
                : Optional.of(ending.waiting(
                        TaskState.Reason.NO_MODEL,
                        "No model answers: " + why + " It is asked again in "
                                + ending.again().toMinutes() + " minutes.",
                        Optional.of(now().plus(ending.again()))));
    }

    private boolean hears(Asking asking, Amount dearest, Purse purse) {
        return switch (slice.models().ask(asking.call())) {
            case ModelReply.Said said
            when Weight.canBeKept(said) -> {
                Exchange.Answered answered = asking.answered(said);
                Amount more = answered.cost().over(dearest);
                Run after = run.value().sparing(dearest.over(answered.cost())).owing(more);
                yield heard(asking, answered, after, Optional.empty(), purse, more);
            }
            case ModelReply.Said _ ->
                heard(
                        asking,
                        asking.silent("The answer was none that can be kept.", true),
                        run.value(),
                        Optional.empty());
            case ModelReply.Garbled(var why) -> heard(asking, asking.silent(why, true), run.value(), Optional.empty());
            case ModelReply.Later(var why, var after, var perhapsPaid) -> {
                Run paid = perhapsPaid ? run.value() : run.value().sparing(dearest);
                yield heard(asking, asking.silent(why, true), paid, after);
            }
            case ModelReply.Refused(var why) ->
                heard(asking, asking.silent(why, false), run.value().sparing(dearest), Optional.empty());
        };
    }

    private boolean heard(Asking asking, Exchange what, Run after, Optional<Duration> wished) {
        return heard(asking, what, after, wished, new Purse(Map.of(), Map.of()), Amount.NOTHING);
    }

    /** What came stands in the journal. After a whole turn without an answer the run rests for a while. */
    private boolean heard(
            Asking asking, Exchange what, Run after, Optional<Duration> wished, Purse purse, Amount owed) {
        Run stepped = after.stepped();
        boolean rests = what instanceof Exchange.Silent && asking.lastOfTurn();
        Instant again = now().plus(rests ? asking.pause(wished) : Duration.ZERO);
        Run next = rests ? stepped.resting(now()) : stepped;
        Step step = new Step(
                new Step.RunStep(stepped.id(), stepped.steps()), asking.ask().name(), "", Optional.of(what), now());
        Due due = Due.leaseOver(next.id(), again);
        Changes changes = Changes.begin().replace(run, next).create(Refs.step(step.id()), step);
        purse.owe(changes, Asking.day(now()), owed);
        return noted(rests ? changes.put(Refs.due(due), due) : changes, next, !rests, step);
    }

    private boolean checkpoint(Ending ending, Skill.Next.Checkpoint checkpoint) {
        String name = checkpoint.name();
        String text = checkpoint.journal();
        if (Weight.of(text) > Weight.MAX_TEXT
                || Weight.of(name) > Weight.MAX_NAME
                || !Weight.isText(text)
                || !Weight.isText(name)) {
            return ends(ending.failed("One step noted more than can be kept."));
        }
        if (run.value().steps() >= RunSlice.MAX_STEPS) {
            return ends(ending.failed(ENDLESS));
        }
        Run stepped = run.value().stepped();
        Step step = new Step(new Step.RunStep(stepped.id(), stepped.steps()), name, text, now());
        boolean more = slice.leavesTime(deadline);
        Run next = more ? stepped : stepped.resting(now());
        Changes changes = Changes.begin().replace(run, next).create(Refs.step(step.id()), step);
        handOn(changes, ending.task().value(), checkpoint.handedOn());
        return noted(more ? changes : changes.hint(goOn()), next, more, step);
    }

    /** In the same transaction as the step: a step that is done again hands nothing on twice. */
    private void handOn(Changes changes, Task parent, List<HandOn> handedOn) {
        handedOn.stream().filter(HandOn::fits).limit(HandOn.MOST).forEach(one -> {
            Task child = one.of(TaskId.next(slice.ids()), parent, now());
            changes.create(Refs.task(child.id()), child)
                    .hint(new Hint(
                            Hint.About.CHILD, child.id().value(), parent.squad().value()));
        });
    }

    private boolean handsBack(Changes changes) {
        Run resting = run.value().resting(now());
        return tryAgain(changes.replace(run, resting), resting, false);
    }

    /** Or pauses: this slice is over once that is on record. */
    private boolean ends(Changes changes) {
        return tryAgain(changes, run.value(), false);
    }

    /** Its steps since it last went on. */
    private List<Step> since() {
        int steps = Math.min(run.value().since().steps(), journal.size());
        return List.copyOf(journal.subList(steps, journal.size()));
    }

    /** A step counts once it is on record; one that stands there already is no step of this run. */
    private boolean noted(Changes changes, Run next, boolean more, Step step) {
        return switch (book.commit(changes)) {
            case Committed.Done() -> {
                run = run.replacedBy(next);
                journal.add(step);
                yield more;
            }
            case Committed.Conflict conflict ->
                !conflict.at().equals(run.ref()) && !conflict.at().equals(Refs.step(step.id()));
        };
    }

    /** Whether to go on: as wished when it was done; when something changed, unless the lease was lost. */
    private boolean tryAgain(Changes changes, Run next, boolean more) {
        return switch (book.commit(changes)) {
            case Committed.Done() -> {
                run = run.replacedBy(next);
                yield more;
            }
            case Committed.Conflict conflict -> !conflict.at().equals(run.ref());
        };
    }

    private Hint goOn() {
        return new Hint(
                Hint.About.RUN, run.value().task().value(), run.value().squad().value());
    }

    private Skill.Situation situation(Task task, Workplace.Ready workplace) {
        return new Skill.Situation(
                task.title(),
                task.body(),
                run.value().note(),
                LocalDate.ofInstant(now(), ZoneOffset.UTC),
                journal,
                workplace.sight(),
                workplace.thinking().map(Workplace.Thinking::briefing),
                workplace.thinking().isPresent() ? new OwnMemory(slice, run) : Skill.Memory.NONE);
    }

    /** Whether all of it can be read. */
    private boolean readsJournal() {
        Optional<String> after = Optional.empty();
        do {
            Page<Step> page = book.page(Refs.steps(run.value().id()), after, PAGE);
            if (!page.spoilt().isEmpty()) {
                return false;
            }
            page.items().forEach(step -> journal.add(step.value()));
            after = page.next();
        } while (after.isPresent());
        return true;
    }

    private Instant now() {
        return slice.clock().instant();
    }
}
