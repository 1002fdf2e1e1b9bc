package mupot.kernel.book;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param next go on behind this sort key; empty: that was all
 */
public record Page<T>(List<Held<T>> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
