package mupot.kernel.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mupot.kernel.id.Slug;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Door;

/**
 * A task that an agent hands on to another agent of its squad.
 *
 * @param agent whom; it is written into the title, as a member would
 * @param influences what untrusted was read before it was handed on: whatever comes of it rests on that, too
 */
public record HandOn(Slug agent, String title, String body, String doneWhen, List<String> influences) {

    /** So many of one run. */
    public static final int MOST = 10;

    private static final int MOST_TEXT = 4_000;
    private static final int MOST_INFLUENCES = 100;

    public HandOn {
        influences = List.copyOf(influences);
    }

    /** Whether it can become a task. */
    public boolean fits() {
        return new Wish(written(), body, doneWhen).fault().isEmpty()
                && body.length() <= MOST_TEXT
                && doneWhen.length() <= MOST_TEXT;
    }

    /** Waits to be adopted by keeper, which alone says whose it is. */
    public Task of(TaskId id, Task parent, Instant now) {
        return new Task(
                id,
                parent.squad(),
                parent.department(),
                written(),
                body,
                doneWhen,
                parent.creator(),
                Door.AGENT.spelled(),
                Optional.empty(),
                new TaskState.Open(),
                List.of(),
                1,
                0,
                now,
                Optional.of(parent.id()),
                Optional.of(inheriting(parent)));
    }

    private List<String> inheriting(Task parent) {
        return Stream.concat(parent.inherited().stream(), influences.stream())
                .distinct()
                .limit(MOST_INFLUENCES)
                .toList();
    }

    private String written() {
        return "@" + agent + " " + title.strip();
    }
}
