package mupot.kernel.channel;

import java.util.Optional;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Progress;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.task.TaskState;

/**
 * How a task stands, as people read it. A gated state is told from the gate, whatever the task's own record claims;
 * stopped is told while a flag stands.
 *
 * @param why why it waits or how it ended; empty: there is nothing to say
 */
record StateInWords(String state, String why) {

    static StateInWords of(
            TaskState task,
            Optional<GateState> gate,
            Optional<Progress> progress,
            Optional<EffectOutcome> outcome,
            Optional<StopFlag> stop) {
        StateInWords going = gated(task) && gate.isPresent() ? of(gate.get(), progress, outcome) : of(task);
        if (stop.isEmpty() || task.over()) {
            return going;
        }
        String why = stop.get().why().isBlank() ? "" : " " + stop.get().why();
        return new StateInWords("Stopped", "Stopped until someone resumes." + why + " Before: " + going.state() + ".");
    }

    private static boolean gated(TaskState task) {
        return switch (task) {
            case TaskState.AwaitingVerdict _, TaskState.Firing _ -> true;
            case TaskState.Open _,
                    TaskState.Working _,
                    TaskState.Checking _,
                    TaskState.Done _,
                    TaskState.Waiting _,
                    TaskState.Cancelled _,
                    TaskState.Failed _ -> false;
        };
    }

    private static StateInWords of(TaskState task) {
        return switch (task) {
            case TaskState.Open _ -> new StateInWords("Open", "");
            case TaskState.Working(var _, var note) ->
                new StateInWords("Working", note.isEmpty() ? "" : "Once more: " + note);
            case TaskState.Checking _ -> new StateInWords("Checking", "");
            case TaskState.AwaitingVerdict _ -> new StateInWords("Awaiting verdict", "The proposal is being opened.");
            case TaskState.Firing(var _, var why) -> new StateInWords("Firing", why);
            case TaskState.Done(var how) -> new StateInWords("Done", how);
            case TaskState.Waiting(var _, var why, var _, var _) -> new StateInWords("Waiting", why);
            case TaskState.Cancelled _ -> new StateInWords("Cancelled", "");
            case TaskState.Failed(var why) -> new StateInWords("Failed", why);
        };
    }

    private static StateInWords of(GateState gate, Optional<Progress> progress, Optional<EffectOutcome> outcome) {
        return switch (gate.fate()) {
            case GateState.Fate.Pending _ -> new StateInWords("Awaiting verdict", waiting(progress));
            case GateState.Fate.Approved(var effect) -> of(effect, outcome);
            case GateState.Fate.Rejected(var _, var reason) -> new StateInWords("Rejected", reason);
            case GateState.Fate.Expired() -> new StateInWords("Expired", "Nobody decided in time.");
            case GateState.Fate.Withdrawn() -> new StateInWords("Withdrawn", "");
        };
    }

    private static String waiting(Optional<Progress> progress) {
        return progress.filter(it -> it.missing() > 0)
                .map(it -> it.approvedBy().isEmpty()
                        ? ("Waits for Approve or Reject. " + it.sentence()).strip()
                        : it.sentence())
                .orElse("A verdict is being looked at.");
    }

    private static StateInWords of(GateState.Effect effect, Optional<EffectOutcome> outcome) {
        String detail = outcome.map(EffectOutcome::detail).orElse("");
        return switch (effect) {
            case CLAIMED -> new StateInWords("Firing", "Approved; being carried out.");
            case FIRED -> new StateInWords("Fired", detail);
            case FAILED -> new StateInWords("Failed", detail);
            case STALE -> new StateInWords("Stale", detail);
            case UNKNOWN -> new StateInWords("Firing", "Whether it took effect is not known yet. " + detail);
        };
    }
}
