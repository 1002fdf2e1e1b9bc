package mupot.kernel.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Part of a list as one reader may see it.
 *
 * @param next the place of the last item shown, so that a cursor tells nothing of what is hidden; empty: that was all
 */
public record Listed<T>(List<T> items, Optional<String> next) {

    private static final int BATCH = 100;

    public Listed {
        items = List.copyOf(items);
    }

    /**
     * Follows look-up entries to their records and keeps what the reader may see.
     *
     * @param base where the record of an entry stands
     */
    public static <T> Listed<Held<T>> read(
            Book book,
            Section<Entry> section,
            Paging paging,
            Function<Held<Entry>, Ref<T>> base,
            Predicate<T> visible) {
        List<Held<T>> items = new ArrayList<>();
        String last = "";
        Optional<String> cursor = paging.after();
        do {
            Page<Entry> page = book.page(section, cursor, BATCH);
            Found found = book.findAll(page.items().stream().map(base).toList());
            for (Held<Entry> entry : page.items()) {
                Optional<Held<T>> item = found.get(base.apply(entry)).filter(held -> visible.test(held.value()));
                if (item.isPresent() && items.size() == paging.limit()) {
                    return new Listed<>(items, Optional.of(last));
                }
                if (item.isPresent()) {
                    items.add(item.get());
                    last = entry.ref().sort();
                }
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return new Listed<>(items, Optional.empty());
    }

    public <R> Listed<R> as(Function<? super T, R> shape) {
        return new Listed<>(items.stream().<R>map(shape).toList(), next);
    }
}
