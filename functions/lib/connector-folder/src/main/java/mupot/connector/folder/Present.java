package mupot.connector.folder;

import java.util.Optional;
import mupot.kernel.id.Hash;

/** What stands at a path now. */
sealed interface Present {

    /** Whether it is exactly this; empty: whether nothing is there. */
    default boolean is(Optional<Hash> hash) {
        return switch (this) {
            case Nothing nothing -> hash.isEmpty();
            case Bytes file -> hash.equals(Optional.of(file.hash()));
            case Other other -> false;
        };
    }

    record Nothing() implements Present {}

    /** A regular file. @param permissions as POSIX spells them; empty where the system has none */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] content, Optional<String> permissions) implements Present {

        Hash hash() {
            return Hash.of(content);
        }
    }

    /** A folder, a symbolic link, a device, or more than this connector handles. */
    record Other() implements Present {}
}
