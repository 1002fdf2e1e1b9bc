package mupot.kernel.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Page;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.keeper.Routes.OutClass;

/**
 * Keeper's minute: sends again what a stream lost, and looks at everything that has come due. Bounded in each tick and
 * fair: no shard waits for another, and an entry that fails stands back behind the others.
 *
 * @param matters what is to be done about each entry
 */
public record Sweep(Book book, Dispatch dispatch, DueMatters matters, java.time.Clock clock) {

    /** A hint that is still in the outbox after this was lost on its way. */
    public static final Duration LOST = Duration.ofSeconds(60);

    private static final int OUTBOX_SHARDS = 8;
    private static final int ENTRIES = 100;

    /** In each tick and shard: so many rows that stand in the way don't keep the next one from being seen. */
    private static final int PAGES = 20;

    private static final Duration STAND_BACK = Duration.ofMinutes(5);

    /** Fails at the end if any part failed; all else was done. */
    public void tick() {
        var attempts = new Attempts();
        for (OutClass writer : OutClass.values()) {
            for (int shard = 0; shard < OUTBOX_SHARDS; shard++) {
                String id = Integer.toString(shard);
                attempts.attempt(() -> resend(attempts, writer, id));
            }
        }
        for (int shard = 0; shard < Due.SHARDS; shard++) {
            String id = Integer.toString(shard);
            attempts.attempt(() -> due(attempts, id));
        }
        attempts.attempt(() -> new Overdue(matters).look(attempts));
        attempts.finish();
    }

    /**
     * For a local pot at its start: leases and claims of an older boot are over, whatever their time. Everything that
     * waits for one is looked at now. What fails stays on the list: the next tick meets it again, and tells.
     */
    public void restart() {
        for (int shard = 0; shard < Due.SHARDS; shard++) {
            Optional<String> after = Optional.empty();
            do {
                var page = book.page(Section.of(Kinds.DUE, Integer.toString(shard)), after, ENTRIES);
                page.items().stream()
                        .filter(held -> held.value().standsAt(held.ref()))
                        .filter(held -> switch (held.value().matter()) {
                            case RUN_LEASE_OVER, CLAIM_OVER, COMPARISON_OPEN -> true;
                            case PROPOSAL_EXPIRES,
                                    PROPOSAL_REMIND,
                                    PROPOSAL_ESCALATE,
                                    DIGEST_LATER,
                                    QUESTION_OPEN,
                                    TASK_WAITS,
                                    CARD_LATER,
                                    SYNC_LATER -> false;
                        })
                        .forEach(held -> new Attempts().attempt(() -> matters.look(held)));
                after = page.next();
            } while (after.isPresent());
        }
    }

    private void resend(Attempts attempts, OutClass writer, String shard) {
        Optional<String> after = Optional.empty();
        for (int i = 0; i < PAGES && (i == 0 || after.isPresent()); i++) {
            Page<Sent> page = book.page(Section.of(Kinds.outbox(writer), shard), after, ENTRIES);
            page.spoilt().forEach(row -> attempts.attempt(() -> spoilt().remove(row)));
            attempts.attempt(() ->
                    dispatch.dispatch(page.items().stream().filter(this::lost).toList()));
            after = page.next();
        }
    }

    /** A time that is yet to come was not written by any honest clock. */
    private boolean lost(Held<Sent> held) {
        Instant now = clock.instant();
        Instant at = held.value().at();
        return !at.isAfter(now.minus(LOST)) || at.isAfter(now.plus(LOST));
    }

    private void due(Attempts attempts, String shard) {
        Instant now = clock.instant();
        Optional<String> after = Optional.empty();
        for (int i = 0; i < PAGES && (i == 0 || after.isPresent()); i++) {
            Page<Due> page = book.page(Section.of(Kinds.DUE, shard), after, ENTRIES);
            page.spoilt().forEach(row -> attempts.attempt(() -> spoilt().remove(row)));
            for (Held<Due> entry : page.items()) {
                if (!entry.value().standsAt(entry.ref())) {
                    attempts.attempt(() -> spoilt().remove(entry.ref()));
                } else if (entry.value().at().isAfter(now)) {
                    return;
                } else if (!attempts.attempt(() -> matters.look(entry))) {
                    attempts.attempt(() -> standBack(entry, now));
                }
            }
            after = page.next();
        }
    }

    private SpoiltRows spoilt() {
        return new SpoiltRows(book, matters.receipts());
    }

    private void standBack(Held<Due> entry, Instant now) {
        Due later = entry.value().laterAt(now.plus(STAND_BACK));
        book.commit(Changes.begin().remove(entry).put(Refs.due(later), later));
    }
}
