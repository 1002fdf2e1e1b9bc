package mupot.kernel.people;

import java.util.List;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.policy.Actor;

/**
 * An actor together with the records that its identity rests on. A change made for it checks that they all still stand
 * as they were read: someone suspended a moment ago changes nothing.
 */
public record Caller(Actor actor, List<Held<?>> evidence) {

    public Caller {
        evidence = List.copyOf(evidence);
    }

    public Changes begin() {
        Changes changes = Changes.begin();
        evidence.forEach(changes::same);
        return changes;
    }

    /** For a change that replaces one of these records itself: that line holds only if it still stands as read. */
    public Changes beginWithout(Ref<?> changed) {
        Changes changes = Changes.begin();
        evidence.stream().filter(held -> !held.ref().equals(changed)).forEach(changes::same);
        return changes;
    }
}
