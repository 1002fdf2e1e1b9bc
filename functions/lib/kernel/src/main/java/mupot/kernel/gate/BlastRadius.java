package mupot.kernel.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Hands;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.Surroundings;
import mupot.kernel.id.ProposalId;

/**
 * What an effect changes beside what it declares. The whole site is looked at before the first outward byte and again
 * afterwards; what is otherwise and was not approved is a surprise. What was approved is taken from where only the gate
 * writes.
 *
 * @param own that it began
 * @param inverse how it would be taken back
 * @param before what the site was like when it began
 * @param goal what the site was like before what this takes back; empty: it takes nothing back
 */
record BlastRadius(
        Book book,
        Connection connection,
        AtWork own,
        Inverse inverse,
        Surroundings before,
        Optional<Surroundings> goal) {

    /** An item holds 400 KB: a name and a hash for each target. */
    private static final int MOST_BYTES = 320 * 1024;

    private static final int HASH = 80;

    /** Empty: the site can't be looked at in time, or it is too large to be watched. Nothing is held up by that. */
    static Optional<Surroundings> look(Hands hands, Connection connection) {
        try {
            return hands.reading(connection)
                    .map(site -> Surroundings.of(hands.texts(site, connection)))
                    .filter(BlastRadius::fits);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty: nothing to compare with is on record, or it is of too long ago, or of another place. */
    static Optional<BlastRadius> of(
            Book book, Connection connection, ProposalId proposal, Optional<ProposalId> undoes) {
        Ref<AtWork> own = Refs.atWork(connection, proposal);
        Ref<Inverse> inverse = Refs.inverse(proposal);
        Ref<Surroundings> before = Refs.surroundings(proposal);
        Optional<Ref<Surroundings>> goal = undoes.map(Refs::surroundings);
        List<Ref<?>> refs = new ArrayList<>(List.of(own, inverse, before));
        goal.ifPresent(refs::add);
        Found found = book.findAll(refs);
        if (found.get(own).isEmpty()
                || found.get(inverse).isEmpty()
                || found.get(before).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BlastRadius(
                book,
                connection,
                found.get(own).get().value(),
                found.get(inverse).get().value(),
                found.get(before).get().value(),
                goal.flatMap(found::get).map(Held::value)));
    }

    /** Targets that came, went or became another text without being approved: by these people, or for another effect. */
    List<String> surprises(SiteReading site, Surroundings after) {
        List<String> targets = site.unexpected(before, after, inverse.payload()).stream()
                .filter(target -> goal.filter(it -> it.hash(target).equals(after.hash(target)))
                        .isEmpty())
                .toList();
        if (targets.isEmpty()) {
            return List.of();
        }
        var neighbours = Neighbours.of(book, connection, own);
        return targets.stream()
                .filter(target -> !neighbours.explain(target, site, before, after))
                .map(target -> described(target, before, after))
                .toList();
    }

    private static String described(String target, Surroundings before, Surroundings after) {
        if (after.hash(target).isEmpty()) {
            return target + " is gone";
        }
        return target + (before.hash(target).isEmpty() ? " is new" : " changed");
    }

    private static boolean fits(Surroundings all) {
        return all.targets().keySet().stream()
                        .mapToLong(name -> HASH + 2L * name.getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                <= MOST_BYTES;
    }
}
