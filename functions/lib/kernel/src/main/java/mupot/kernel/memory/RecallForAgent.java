package mupot.kernel.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Paging;
import mupot.kernel.run.Run;

/**
 * What a run may know: the pot's facts, its department's, its squad's and its agent's own, in this order. What isn't
 * confirmed is untrusted text: whoever shows it to a model fences it and counts it as read.
 */
public record RecallForAgent(Book book) {

    static final int MOST_CONFIRMED = 25;
    static final int MOST_QUARANTINED = 5;
    private static final int CONFIRMED_BYTES = 16 * 1024;
    private static final int QUARANTINED_BYTES = 4 * 1024;
    private static final int LOOKED_AT = 25;

    /** Two trips. */
    public List<Recalled> find(Run run, FactKey key) {
        return new Shelf(book).find(tiers(run), key);
    }

    /**
     * @param prefix of the keys; empty: all of them
     * @param most of each tier, 1 to 100
     */
    public List<Recalled> list(Run run, String prefix, int most) {
        List<Recalled> recalled = new ArrayList<>();
        for (MemoryScope tier : tiers(run)) {
            recalled.addAll(new Shelf(book)
                    .list(tier, prefix, new Paging(Optional.empty(), most))
                    .items());
        }
        return List.copyOf(recalled);
    }

    /**
     * What it is told without asking. Of each tier first what people confirmed, then little of what nobody did: however
     * much agents remember, it neither takes the place of the other nor makes every question dear.
     */
    public List<Recalled> told(Run run) {
        List<Recalled> told = new ArrayList<>();
        for (MemoryScope tier : tiers(run)) {
            Shelf shelf = new Shelf(book);
            told.addAll(fitting(shelf.confirmed(tier, MOST_CONFIRMED), CONFIRMED_BYTES));
            List<Recalled> others = shelf.list(tier, "", new Paging(Optional.empty(), LOOKED_AT)).items().stream()
                    .filter(one -> one.trust() == Recalled.Trust.QUARANTINED)
                    .limit(MOST_QUARANTINED)
                    .toList();
            told.addAll(fitting(others, QUARANTINED_BYTES));
        }
        return List.copyOf(told);
    }

    /** The first of them that have no more bytes together. */
    private static List<Recalled> fitting(List<Recalled> all, int bytes) {
        List<Recalled> some = new ArrayList<>();
        int left = bytes;
        for (Recalled one : all) {
            left -= one.fact().text().getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            some.add(one);
        }
        return some;
    }

    private static List<MemoryScope> tiers(Run run) {
        return List.of(
                MemoryScope.POT,
                new MemoryScope.Department(run.department()),
                new MemoryScope.Squad(run.department(), run.squad()),
                new MemoryScope.Agent(run.department(), run.squad(), run.agent()));
    }
}
