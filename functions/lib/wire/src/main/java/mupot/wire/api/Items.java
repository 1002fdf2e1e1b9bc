package mupot.wire.api;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param next the cursor to go on behind; null: that was all
 */
public record Items<T>(List<T> items, Optional<String> next) {

    public Items {
        items = List.copyOf(items);
    }
}
