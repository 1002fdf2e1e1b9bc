package mupot.kernel.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Scope;

/**
 * What is to be done, as people see it. Its gated states are a display claim; what counts for the gate stands in
 * {@link Filed}, the gate state and the effect.
 *
 * @param parent whose agent handed it on; empty: a member filed it
 * @param influences what untrusted that agent had read by then; empty: a member filed it
 */
public record Task(
        TaskId id,
        SquadId squad,
        DepartmentId department,
        String title,
        String body,
        String doneWhen,
        MemberId creator,
        String door,
        Optional<AgentId> assignee,
        TaskState state,
        List<ProposalId> proposals,
        int round,
        long costMicros,
        Instant since,
        Optional<TaskId> parent,
        Optional<List<String>> influences) {

    /** How proposals name a task that another agent wrote. */
    public static final String HANDED_ON = "agent:task";

    public static final int MAX_TITLE = 200;
    public static final int MAX_BODY = 8000;

    public Task {
        proposals = List.copyOf(proposals);
        influences = influences.map(List::copyOf);
    }

    /** One that a member filed. */
    public Task(
            TaskId id,
            SquadId squad,
            DepartmentId department,
            String title,
            String body,
            String doneWhen,
            MemberId creator,
            String door,
            Optional<AgentId> assignee,
            TaskState state,
            List<ProposalId> proposals,
            int round,
            long costMicros,
            Instant since) {
        this(
                id,
                squad,
                department,
                title,
                body,
                doneWhen,
                creator,
                door,
                assignee,
                state,
                proposals,
                round,
                costMicros,
                since,
                Optional.empty(),
                Optional.empty());
    }

    public Scope scope() {
        return new Scope.Squad(department, squad);
    }

    /** What untrusted stands behind it before anything was read for it; empty: a member filed it. */
    public List<String> inherited() {
        return parent.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(HANDED_ON), influences.stream().flatMap(List::stream))
                        .distinct()
                        .toList();
    }

    public Task in(TaskState other) {
        return with(assignee, other, proposals, round);
    }

    public Task assignedTo(AgentId agent) {
        return with(Optional.of(agent), state, proposals, round);
    }

    public Task proposing(ProposalId proposal) {
        var more = new ArrayList<>(proposals);
        more.add(proposal);
        return with(assignee, state, more, round);
    }

    public Task inRound(int other) {
        return with(assignee, state, proposals, other);
    }

    /** After so much more was spent on it. */
    public Task costing(long micros) {
        return new Task(
                id,
                squad,
                department,
                title,
                body,
                doneWhen,
                creator,
                door,
                assignee,
                state,
                proposals,
                round,
                costMicros + micros,
                since,
                parent,
                influences);
    }

    private Task with(Optional<AgentId> agent, TaskState now, List<ProposalId> made, int rounds) {
        return new Task(
                id,
                squad,
                department,
                title,
                body,
                doneWhen,
                creator,
                door,
                agent,
                now,
                made,
                rounds,
                costMicros,
                since,
                parent,
                influences);
    }
}
