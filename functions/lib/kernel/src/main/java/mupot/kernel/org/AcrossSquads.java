package mupot.kernel.org;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Paging;

/** Reads what is kept squad by squad as one list. Its cursor names the squad it stopped in and the place there. */
public record AcrossSquads(List<Squad> squads) {

    /** One squad's part. */
    @FunctionalInterface
    public interface OneSquad<T> {
        Listed<T> read(Squad squad, Paging paging);
    }

    public AcrossSquads {
        squads = List.copyOf(squads);
    }

    public <T> Listed<T> read(Paging paging, OneSquad<T> part) {
        List<T> items = new ArrayList<>();
        Optional<String> inner = paging.after().map(cursor -> cursor.substring(cursor.indexOf('/') + 1));
        for (int i = first(paging); i < squads.size(); i++) {
            Squad squad = squads.get(i);
            int room = paging.limit() - items.size();
            if (room <= 0) {
                return new Listed<>(items, Optional.of(squad.id() + "/"));
            }
            Listed<T> some = part.read(squad, new Paging(inner.filter(it -> !it.isEmpty()), room));
            items.addAll(some.items());
            if (some.next().isPresent()) {
                return new Listed<>(
                        items, Optional.of(squad.id() + "/" + some.next().get()));
            }
            inner = Optional.empty();
        }
        return new Listed<>(items, Optional.empty());
    }

    /** Where to begin: an unknown squad in a cursor means there is nothing behind it. */
    private int first(Paging paging) {
        if (paging.after().isEmpty()) {
            return 0;
        }
        String cursor = paging.after().get();
        for (int i = 0; i < squads.size(); i++) {
            if (cursor.startsWith(squads.get(i).id() + "/")) {
                return i;
            }
        }
        return squads.size();
    }
}
