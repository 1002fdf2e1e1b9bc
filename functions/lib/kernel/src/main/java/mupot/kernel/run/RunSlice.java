package mupot.kernel.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.Ids;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.model.ModelPort;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.Stops;
import mupot.kernel.task.Task;

/**
 * One slice of a run: takes the lease, follows the agent's skill step by step, each step one checkpoint, until the run
 * ends or too little time is left for another step; then the next slice goes on. Killed anywhere, the run goes on from
 * its last checkpoint once the lease is over. A twin that lost the lease writes nothing.
 *
 * @param boot the local pot's boot number; 0 in the cloud. Leases of older boots are over
 */
public record RunSlice(
        Book book,
        List<Skill> skills,
        List<SiteReading> sites,
        ModelPort models,
        Receipts receipts,
        Canon canon,
        Ids ids,
        Clock clock,
        long boot) {

    /** A slice's whole time. */
    public static final Duration SLICE = Duration.ofSeconds(300);

    /** A bit longer than a slice can live. */
    public static final Duration LEASE = Duration.ofSeconds(330);

    /** A step is begun only while more than this remains. */
    public static final Duration STEP = Duration.ofSeconds(150);

    /** What no answer may be longer than: what one question may cost is known before it is asked. */
    static final int MAX_OUTPUT = 16_000;

    static final int MAX_BREAKS = 10;
    static final int MAX_STEPS = 1000;

    public RunSlice {
        skills = List.copyOf(skills);
        sites = List.copyOf(sites);
    }

    /** @param deadline when the process may be ended; {@link #SLICE} from its start */
    public Outcome on(Hint hint, Instant deadline) {
        if (hint.about() != Hint.About.RUN) {
            return new Outcome.Poison("a worker only goes on with runs");
        }
        return hint.task()
                .map(task -> slice(task, deadline))
                .orElse(new Outcome.Poison("a hint to run that names no task"));
    }

    public Outcome slice(TaskId task, Instant deadline) {
        if (!leavesTime(deadline)) {
            return new Outcome.Retry("too little time is left for a step");
        }
        Found found = book.findAll(List.of(Refs.task(task), Refs.filed(task)));
        List<TaskId> above =
                found.get(Refs.filed(task)).map(filed -> filed.value().above()).orElse(List.of());
        found.get(Refs.task(task))
                .flatMap(held -> held.value().state().atRun())
                .flatMap(run -> book.find(Refs.run(run)))
                .filter(run -> run.value().phase() == Run.Phase.ACTIVE)
                .filter(run -> run.value().leaseOver(clock.instant(), boot))
                .flatMap(run -> leased(run, above))
                .ifPresent(run -> new Stepping(this, deadline, run, above).go());
        return Outcome.DONE;
    }

    /** Empty: another worker was faster, or it is stopped; whoever resumes it sends new hints. */
    private Optional<Held<Run>> leased(Held<Run> run, List<TaskId> above) {
        Run leased = run.value().leased(clock.instant().plus(LEASE), boot);
        Due due = Due.leaseOver(leased.id(), leased.leaseUntil());
        Changes changes = stops(leased, leased.agent(), above)
                .noneIn(Changes.begin())
                .replace(run, leased)
                .put(Refs.due(due), due);
        return book.commit(changes) instanceof Committed.Done ? Optional.of(run.replacedBy(leased)) : Optional.empty();
    }

    boolean leavesTime(Instant deadline) {
        return Duration.between(clock.instant(), deadline).compareTo(STEP) > 0;
    }

    /** @param by whose question it is */
    static Stops stops(Run run, AgentId by, List<TaskId> above) {
        return Stops.of(run.squad(), Optional.of(by), run.task(), above);
    }

    /** The task, if it still asks for this run. */
    static Optional<Held<Task>> askedBy(Found found, Run run) {
        return found.get(Refs.task(run.task()))
                .filter(task -> task.value().state().atRun().equals(Optional.of(run.id())));
    }
}
