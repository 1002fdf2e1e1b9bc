package mupot.connector.folder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A file's place inside the folder, as checked parts. None is empty, hidden, a step upwards, or anything that a file
 * system could read as more than a name, so that no target leads out of the folder on any machine.
 */
record Target(List<String> parts) {

    private static final int MAX_PART = 255;
    private static final int MAX_WHOLE = 1000;

    Target {
        parts = List.copyOf(parts);
    }

    static Optional<Target> parse(String spelled) {
        if (spelled.getBytes(StandardCharsets.UTF_8).length > MAX_WHOLE) {
            return Optional.empty();
        }
        List<String> parts = List.of(spelled.split("/", -1));
        return parts.stream().allMatch(Target::isName) ? Optional.of(new Target(parts)) : Optional.empty();
    }

    /** Whether a file or folder of this name can be part of a target. */
    static boolean isName(String part) {
        return !part.isEmpty()
                && !part.startsWith(".")
                && part.getBytes(StandardCharsets.UTF_8).length <= MAX_PART
                && part.chars().noneMatch(c -> c == '\\' || c == '/' || c == ':' || c == '\uFFFD' || isControl(c))
                && isWellFormed(part);
    }

    private static boolean isControl(int c) {
        return c < 0x20 || c >= 0x7F && c < 0xA0;
    }

    private static boolean isWellFormed(String part) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(part);
    }
}
