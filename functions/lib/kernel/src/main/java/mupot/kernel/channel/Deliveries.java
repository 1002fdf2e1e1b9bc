package mupot.kernel.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.policy.Actor;

/**
 * Once per delivery: the reply is stored with the change it tells of, so that the same delivery again, even at the same
 * moment, changes nothing and is answered the same. Kept longer than any door's freshness window.
 */
public record Deliveries(Clock clock) {

    public static final Duration KEPT = Duration.ofMinutes(15);

    public Changes once(Changes changes, Actor actor, String reply) {
        return changes.create(ref(actor), new Delivery(reply), clock.instant().plus(KEPT));
    }

    /** What was answered before, if the change was refused because this delivery was carried out already. */
    public Optional<String> before(Committed.Conflict conflict, Actor actor) {
        return conflict.currentAt(ref(actor)).map(held -> held.value().reply());
    }

    public static Ref<Delivery> ref(Actor actor) {
        return Kinds.delivery(actor.door().spelled() + "." + actor.member(), actor.delivery());
    }
}
