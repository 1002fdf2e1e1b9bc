package mupot.store.seam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a range.
 *
 * @param next the last sort key looked at, to go on behind it; null: the range is exhausted. A slice may be shorter
 *     than asked, even empty, and still have a next.
 */
public record Slice(List<Item> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }
}
