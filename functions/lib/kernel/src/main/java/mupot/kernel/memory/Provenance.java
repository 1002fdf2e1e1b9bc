package mupot.kernel.memory;

import java.util.List;
import java.util.Optional;
import mupot.kernel.Clip;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Door;

/**
 * Where a fact comes from. Of a quarantined fact it is the worker's claim.
 *
 * @param task what its author worked on
 * @param influences what untrusted texts its author had read
 * @param tainted whether there were any
 */
public record Provenance(Author author, Optional<TaskId> task, Door door, List<String> influences, boolean tainted) {

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    /** Who says so. */
    public sealed interface Author {

        record OfMember(MemberId member) implements Author {}

        record OfAgent(AgentId agent, MemberId accountable) implements Author {}

        /** The id. */
        default String id() {
            return switch (this) {
                case OfMember(var member) -> member.value();
                case OfAgent(var agent, var _) -> agent.value();
            };
        }
    }

    public Provenance {
        influences = influences.stream()
                .limit(MOST)
                .map(source -> Clip.marked(source, LONGEST))
                .toList();
    }

    static Provenance of(MemberId member, Door door) {
        return new Provenance(new Author.OfMember(member), Optional.empty(), door, List.of(), false);
    }
}
