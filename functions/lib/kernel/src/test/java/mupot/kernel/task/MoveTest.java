package mupot.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import org.junit.jupiter.api.Test;

/** Every state a task can reach by moves alone, walked to the end. */
class MoveTest {

    private static final Instant THEN = Instant.parse("2030-01-01T00:00:00Z");
    private static final RunId RUN = new RunId("run_01J0000000000000000000000A");
    private static final ProposalId PROPOSAL = new ProposalId("prp_01J0000000000000000000000A");
    private static final ProposalId OTHER = new ProposalId("prp_01J0000000000000000000000B");
    private static final MemberId MEMBER = new MemberId("mem_01J0000000000000000000000A");

    private static final List<Move> MOVES = List.of(
            new Move.Started(RUN),
            new Move.Drafted(),
            new Move.Proposed(PROPOSAL, THEN),
            new Move.Answered("so"),
            new Move.Paused(TaskState.Reason.QUESTION, "why", Optional.empty(), Optional.empty()),
            new Move.Paused(TaskState.Reason.BUDGET, "why", Optional.of(THEN), Optional.of(RUN)),
            new Move.Resumed(RUN, "mend"),
            new Move.Claimed(PROPOSAL),
            new Move.Claimed(OTHER),
            new Move.Doubted(PROPOSAL, "lost"),
            new Move.Fired(PROPOSAL, "so"),
            new Move.Fired(OTHER, "so"),
            new Move.SentBack(RUN, "mend"),
            new Move.Lapsed(PROPOSAL),
            new Move.Reopened(),
            new Move.CancelledBy(MEMBER),
            new Move.GaveUp("why"));

    @Test
    void a_gated_state_is_reached_only_through_a_proposal() {
        List<Move> withoutProposal =
                MOVES.stream().filter(move -> !(move instanceof Move.Proposed)).toList();

        assertThat(reachable(withoutProposal)).noneMatch(MoveTest::gated);
        assertThat(reachable(MOVES)).anyMatch(MoveTest::gated);
    }

    @Test
    void firing_is_reached_only_through_a_claim_of_the_awaited_proposal() {
        List<Move> withoutClaim = MOVES.stream()
                .filter(move -> !move.equals(new Move.Claimed(PROPOSAL)))
                .toList();

        assertThat(reachable(withoutClaim)).noneMatch(TaskState.Firing.class::isInstance);
    }

    @Test
    void what_is_over_stays_over() {
        for (TaskState state : reachable(MOVES)) {
            if (state.over()) {
                for (Move move : MOVES) {
                    assertThat(Move.apply(state, move)).isInstanceOf(Move.Result.Illegal.class);
                }
            }
        }
    }

    @Test
    void a_firing_task_can_be_cancelled_by_nobody() {
        assertThat(Move.apply(new TaskState.Firing(PROPOSAL, ""), new Move.CancelledBy(MEMBER)))
                .isInstanceOf(Move.Result.Illegal.class);
    }

    @Test
    void the_happy_path_leads_from_open_to_done() {
        TaskState state = new TaskState.Open();
        for (Move move : List.of(
                new Move.Started(RUN),
                new Move.Drafted(),
                new Move.Proposed(PROPOSAL, THEN),
                new Move.Claimed(PROPOSAL),
                new Move.Doubted(PROPOSAL, "lost"),
                new Move.Fired(PROPOSAL, "so"))) {
            state = ((Move.Result.Moved) Move.apply(state, move)).to();
        }

        assertThat(state).isEqualTo(new TaskState.Done("so"));
    }

    private static Set<TaskState> reachable(List<Move> moves) {
        Set<TaskState> seen = new HashSet<>(Set.of(new TaskState.Open()));
        var left = new ArrayDeque<TaskState>(seen);
        while (!left.isEmpty()) {
            for (TaskState next : nexts(left.poll(), moves)) {
                if (seen.add(next)) {
                    left.add(next);
                }
            }
        }
        return seen;
    }

    private static List<TaskState> nexts(TaskState from, List<Move> moves) {
        List<TaskState> nexts = new ArrayList<>();
        for (Move move : moves) {
            if (Move.apply(from, move) instanceof Move.Result.Moved(var to)) {
                nexts.add(to);
            }
        }
        return nexts;
    }

    private static boolean gated(TaskState state) {
        return state instanceof TaskState.AwaitingVerdict || state instanceof TaskState.Firing;
    }
}
