package mupot.kernel.book;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param spoilt rows of this part that can't be read; whoever must miss none looks here too
 * @param next go on behind this sort key; empty: that was all
 */
public record Page<T>(List<Held<T>> items, List<Ref<T>> spoilt, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
        spoilt = List.copyOf(spoilt);
    }
}
