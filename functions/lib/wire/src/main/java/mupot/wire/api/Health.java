package mupot.wire.api;

import java.util.List;
import java.util.Optional;

/** Bodies about how the pot is. */
public final class Health {

    private Health() {}

    public record Shallow(boolean ok, String pot, String version, String commit) {}

    public record Deep(boolean ok, String pot, String version, String commit, List<Part> parts) {}

    /** @param detail what is wrong with it */
    public record Part(String name, boolean ok, Optional<String> detail) {}
}
