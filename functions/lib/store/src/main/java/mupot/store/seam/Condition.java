package mupot.store.seam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of an item, judged in the same instant as the whole transaction. An item past its expiry counts as
 * absent for every condition but {@link Version} of a present row, which then does not hold either.
 */
public sealed interface Condition {

    /** Whether this holds of the row, expired or not, that stands under the write's key; null: no row. */
    default boolean holdsOf(@Nullable Item row, Instant now) {
        Item item = row != null && row.visibleAt(now) ? row : null;
        return switch (this) {
            case Present() -> item != null;
            case Absent() -> row == null;
            case AbsentOrExpired() -> item == null;
            case Version(long version) -> item != null && item.version() == version;
            case Equals(String attribute, Value value) ->
                item != null && value.equals(item.attributes().get(attribute));
            case Below(String attribute, long bound) -> count(item, attribute) instanceof Long n && n < bound;
            case Above(String attribute, long bound) -> count(item, attribute) instanceof Long n && n > bound;
        };
    }

    private static @Nullable Long count(@Nullable Item item, String attribute) {
        return switch (item == null ? null : item.attributes().get(attribute)) {
            case null -> 0L;
            case Value.Number(long number) -> number;
            case Value.Text text -> null;
        };
    }

    /** An unexpired item is there. */
    record Present() implements Condition {}

    /** No row is there at all, expired or not. */
    record Absent() implements Condition {}

    /** No row is there, or one whose time is over by the engine's clock. */
    record AbsentOrExpired() implements Condition {}

    /** The unexpired item is there in exactly this version. */
    record Version(long version) implements Condition {}

    /** The unexpired item has this attribute with exactly this value. */
    record Equals(String attribute, Value value) implements Condition {}

    /** The number is strictly below the bound; a missing item or attribute counts as 0, a text never holds. */
    record Below(String attribute, long bound) implements Condition {}

    /** The number is strictly above the bound; a missing item or attribute counts as 0, a text never holds. */
    record Above(String attribute, long bound) implements Condition {}
}
