package mupot.engine.local;

import mupot.store.seam.Item;
import mupot.store.seam.Key;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of an item, as a DynamoDB stream would tell it.
 *
 * @param sequence rises with each change of the file
 * @param before null: the row is new
 * @param after null: the row is gone
 */
public record Change(long sequence, Key key, @Nullable Item before, @Nullable Item after) {

    public enum Kind {
        INSERT,
        MODIFY,
        REMOVE
    }

    public Kind kind() {
        if (before == null) {
            return Kind.INSERT;
        }
        return after == null ? Kind.REMOVE : Kind.MODIFY;
    }
}
