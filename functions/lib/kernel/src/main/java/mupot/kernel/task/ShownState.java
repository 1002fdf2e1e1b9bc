package mupot.kernel.task;

import java.time.Instant;
import java.util.Optional;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.GateState.Effect;
import mupot.kernel.gate.GateState.Fate;
import mupot.kernel.id.Brief;
import mupot.kernel.stop.StopFlag;

/** What is said of a task's state: the task's own claim, corrected by what the gate knows, under the flags that stand. */
record ShownState(String state, String why, Optional<Instant> until) {

    static ShownState of(
            Task task,
            Optional<GateState> gate,
            Optional<EffectOutcome> outcome,
            Optional<StopFlag> stop,
            Instant now) {
        ShownState shown = gate.map(one -> gated(task.state(), one, outcome, now))
                .orElseGet(() -> claimed(task.state()))
                .withWayOn(task, gate);
        boolean over = shown.state.equals("Done") || shown.state.equals("Failed") || shown.state.equals("Cancelled");
        return stop.isPresent() && !over ? stopped(stop.get()) : shown;
    }

    /** What to type, where only a member gets it going again. */
    private ShownState withWayOn(Task task, Optional<GateState> gate) {
        boolean opens = ReopenTask.opens(task, gate) && state.equals("Waiting");
        return opens ? new ShownState(state, why + " " + ReopenTask.how(task.id()), until) : this;
    }

    private static ShownState gated(TaskState claim, GateState gate, Optional<EffectOutcome> outcome, Instant now) {
        return switch (gate.fate()) {
            case Fate.Pending _ ->
                now.isBefore(gate.expiresAt())
                        ? new ShownState("AwaitingVerdict", "", Optional.of(gate.expiresAt()))
                        : expired();
            case Fate.Approved(var effect) ->
                performed(claim, outcome.map(EffectOutcome::effect).orElse(effect), outcome);
            case Fate.Rejected(var _, var reason) -> stale(claim, gate) ? again(reason) : claimed(claim);
            case Fate.Expired() -> stale(claim, gate) ? expired() : claimed(claim);
            case Fate.Withdrawn() -> stale(claim, gate) ? again("The proposal was withdrawn.") : claimed(claim);
        };
    }

    private static ShownState performed(TaskState claim, Effect effect, Optional<EffectOutcome> outcome) {
        String detail = outcome.map(EffectOutcome::detail).orElse("");
        return switch (effect) {
            case CLAIMED -> new ShownState("Firing", "", Optional.empty());
            case UNKNOWN -> new ShownState("Firing", detail, Optional.empty());
            case FIRED ->
                new ShownState("Done", claim instanceof TaskState.Done(var how) ? how : detail, Optional.empty());
            case FAILED -> new ShownState("Failed", detail, Optional.empty());
            case STALE -> claim instanceof TaskState.Firing ? again(detail) : claimed(claim);
        };
    }

    /** Whether the task's own record still claims what the gate has left behind. */
    private static boolean stale(TaskState claim, GateState gate) {
        return switch (claim) {
            case TaskState.AwaitingVerdict(var proposal, var _) -> proposal.equals(gate.proposal());
            case TaskState.Firing(var proposal, var _) -> proposal.equals(gate.proposal());
            case TaskState.Open _,
                    TaskState.Working _,
                    TaskState.Checking _,
                    TaskState.Done _,
                    TaskState.Waiting _,
                    TaskState.Cancelled _,
                    TaskState.Failed _ -> false;
        };
    }

    private static ShownState claimed(TaskState state) {
        return switch (state) {
            case TaskState.Waiting(var _, var why, var until, var _) -> new ShownState(state.spelled(), why, until);
            case TaskState.AwaitingVerdict(var _, var until) ->
                new ShownState(state.spelled(), "It is being put up for a verdict.", Optional.of(until));
            case TaskState.Firing(var _, var why) -> plain(state, why);
            case TaskState.Working(var _, var note) -> plain(state, note);
            case TaskState.Done(var how) -> plain(state, how);
            case TaskState.Failed(var why) -> plain(state, why);
            case TaskState.Cancelled(var by) -> plain(state, "Cancelled by " + Brief.of(by) + ".");
            case TaskState.Open _, TaskState.Checking _ -> plain(state, "");
        };
    }

    private static ShownState plain(TaskState state, String why) {
        return new ShownState(state.spelled(), why, Optional.empty());
    }

    private static ShownState again(String why) {
        return new ShownState("Working", why, Optional.empty());
    }

    private static ShownState expired() {
        return new ShownState("Waiting", "Nobody decided in time.", Optional.empty());
    }

    private static ShownState stopped(StopFlag flag) {
        String why = "Stopped by " + Brief.of(flag.by()) + " since " + flag.since()
                + (flag.why().isEmpty() ? "." : ": " + flag.why());
        return new ShownState("Stopped", why, Optional.empty());
    }
}
