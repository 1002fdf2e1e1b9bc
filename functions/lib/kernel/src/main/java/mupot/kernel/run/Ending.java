package mupot.kernel.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.gate.GatePolicy;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Snapshot;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.org.Agent;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipt;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.task.Move;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/**
 * How a run ends or pauses: the run, its task, the receipt and the hints, in one transaction.
 *
 * @param since its steps since it last went on
 */
record Ending(RunSlice slice, Held<Run> run, Held<Task> task, Workplace workplace, List<Step> since) {

    private static final int MAX_ANSWER = 8000;

    private static final String NO_FURTHER = " It has spent something on this three times and got no further,"
            + " so a person decides whether it goes on.";

    /** How often it spends by itself without getting any further. */
    private static final int MOST_DEAR = 3;

    private static final Duration AGAIN = Duration.ofMinutes(15);
    private static final int MOST_DOUBLED = 4;

    /** Nobody asks for it any more. */
    static Changes abandoned(Held<Run> run) {
        return Run.end(Changes.begin(), run);
    }

    Changes answered(Skill.Next.Answer answer) {
        return moved(
                "task.answer",
                "",
                new Move.Answered(clipped(answer.text())),
                Stream.concat(task.value().inherited().stream(), answer.influences().stream())
                        .distinct()
                        .toList());
    }

    Changes failed(String why) {
        return moved("task.fail", why, new Move.GaveUp(why), List.of());
    }

    Changes waiting(TaskState.Reason reason, String why) {
        return waiting(reason, why, Optional.empty());
    }

    /** @param until when it tries again by itself */
    Changes waiting(TaskState.Reason reason, String why, Optional<Instant> until) {
        return until.isPresent() && pause().dear() >= MOST_DEAR
                ? waits(TaskState.Reason.INTERRUPTED, why + NO_FURTHER, Optional.empty())
                : waits(reason, why, until);
    }

    private Changes waits(TaskState.Reason reason, String why, Optional<Instant> until) {
        Due due = Due.triage(task.value().id(), now());
        TaskState next = after(
                new Move.Paused(reason, why, until, Optional.of(run.value().id())));
        Pause here = next.opensAgain() && until.isEmpty() ? pause().counted(0, 0) : pause();
        return Run.pause(told(next), run, here)
                .receipt(receipt("task.wait", next, why, List.of()))
                .put(Refs.due(due), due);
    }

    private Pause pause() {
        Run paused = run.value();
        Pause before = paused.since();
        var here = new Pause(paused.fence(), paused.steps(), paused.used(), 0, 0);
        boolean dear = !before.used().equals(paused.used());
        return Exchange.further(since) ? here : here.counted(before.idle() + 1, before.dear() + (dear ? 1 : 0));
    }

    /** What can't be read or asked now may be there later: nobody has to ask again. Each time in vain doubles the wait. */
    Duration again() {
        return AGAIN.multipliedBy(1L << Math.clamp(pause().idle() - 1, 0, MOST_DOUBLED));
    }

    Changes troubled(String why) {
        return waiting(TaskState.Reason.NO_CONNECTION, why, Optional.of(now().plus(again())));
    }

    Changes proposed(Connection connection, Skill.Next.Propose wish) {
        return switch (Draft.of(slice.canon(), connection, wish, task.value().inherited())) {
            case Draft.TooMuch(var why) -> failed(why);
            case Draft.Ready draft -> proposed(draft);
        };
    }

    private Changes proposed(Draft.Ready draft) {
        ProposalId id = ProposalId.next(slice.ids());
        TaskState next = after(
                new Move.Proposed(id, now().plus(GatePolicy.now(slice.book()).life())));
        Changes changes = Run.end(told(task.value().proposing(id).in(next)), run)
                .create(Refs.proposal(id), draft.body(id, run.value(), now()))
                .receipt(receipt()
                        .made("task", task.value().id().value())
                        .made("payloadHash", draft.hash().value())
                        .influences(draft.influences())
                        .of("proposal.make", id.value(), scope()))
                .hint(new Hint(
                        Hint.About.PROPOSED, id.value(), run.value().squad().value()));
        Map<Hash, String> texts = new LinkedHashMap<>();
        draft.befores().values().forEach(text -> texts.put(Hash.of(text), text));
        texts.forEach((hash, text) -> changes.put(Refs.snapshot(hash), new Snapshot(text)));
        return changes;
    }

    private Changes moved(String action, String why, Move move, List<String> influences) {
        TaskState next = after(move);
        return Run.end(told(next), run).receipt(receipt(action, next, why, influences));
    }

    private Receipt receipt(String action, TaskState next, String why, List<String> influences) {
        return receipt()
                .changed("state", task.value().state().spelled(), next.spelled())
                .why(why)
                .influences(ProposalBody.inShort(influences))
                .of(action, task.value().id().value(), scope());
    }

    /** A draft or an answer is checked before it leaves; whatever else happens, happens to the task as it is. */
    private TaskState after(Move move) {
        boolean checks = move instanceof Move.Answered || move instanceof Move.Proposed;
        TaskState from = task.value().state();
        if (checks && from instanceof TaskState.Working) {
            from = to(Move.apply(from, new Move.Drafted()));
        }
        return to(Move.apply(from, move));
    }

    private static TaskState to(Move.Result result) {
        return switch (result) {
            case Move.Result.Moved(var state) -> state;
            case Move.Result.Illegal(var refusal) -> throw new IllegalStateException(refusal.sentence());
        };
    }

    private Changes told(TaskState next) {
        return told(task.value().in(next));
    }

    private Changes told(Task next) {
        return Changes.begin()
                .replace(task, next.costing(cost()))
                .hint(new Hint(
                        Hint.About.CARD, next.id().value(), run.value().squad().value()));
    }

    /** What its task doesn't show yet. */
    private long cost() {
        return run.value().used().minus(run.value().since().used()).micros();
    }

    private Receipts.Draft receipt() {
        return agent(workplace)
                .map(one -> slice.receipts().byAgent(one.id().value(), one.accountable()))
                .orElseGet(() -> slice.receipts().bySystem("worker"))
                .cost(cost());
    }

    private static Optional<Agent> agent(Workplace workplace) {
        return switch (workplace) {
            case Workplace.Ready ready -> Optional.of(ready.agent());
            case Workplace.Lacking lacking -> lacking.agent();
        };
    }

    private Scope scope() {
        return new Scope.Squad(run.value().department(), run.value().squad());
    }

    private static String clipped(String text) {
        int end = Character.isHighSurrogate(text.length() > MAX_ANSWER ? text.charAt(MAX_ANSWER - 1) : ' ')
                ? MAX_ANSWER - 1
                : MAX_ANSWER;
        return text.length() <= MAX_ANSWER ? text : text.substring(0, end) + " …";
    }

    private Instant now() {
        return slice.clock().instant();
    }
}
