package mupot.kernel.keeper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Page;
import mupot.kernel.book.Section;
import mupot.kernel.id.ProposalId;

/**
 * Proposals that wait stand in the order of when keeper next has something to do about them. One that stands there well
 * after that time has lost its due entry, whoever took it away: what its state asks for is done now. So has a claim that is
 * over and that no gate takes over, and a comparison that nobody makes.
 */
record Overdue(DueMatters matters) {

    private static final int ENTRIES = 100;
    private static final int PAGES = 10;

    void look(Attempts attempts) {
        Instant late = matters.clock().instant().minus(Due.LOOK_AGAIN.multipliedBy(2));
        String until = late.truncatedTo(ChronoUnit.SECONDS).toString();
        Optional<String> after = Optional.empty();
        for (int i = 0; i < PAGES && (i == 0 || after.isPresent()); i++) {
            Page<Entry> page = matters.book().page(Section.of(Kinds.PENDING, Kinds.ALL), after, ENTRIES);
            List<ProposalId> overdue = page.items().stream()
                    .takeWhile(entry -> entry.ref().sort().compareTo(until) < 0)
                    .map(entry -> new ProposalId(entry.value().id()))
                    .toList();
            overdue.forEach(id -> attempts.attempt(() -> matters.overdue(id)));
            after = overdue.size() < page.items().size() ? Optional.empty() : page.next();
        }
        underWay(attempts, late);
    }

    private void underWay(Attempts attempts, Instant late) {
        Optional<String> after = Optional.empty();
        for (int i = 0; i < PAGES && (i == 0 || after.isPresent()); i++) {
            Page<Entry> page = matters.book().page(Section.of(Kinds.PENDING, Kinds.UNDER_WAY), after, ENTRIES);
            page.items()
                    .forEach(entry -> attempts.attempt(
                            () -> matters.underWay(new ProposalId(entry.value().id()), late)));
            after = page.next();
        }
    }
}
