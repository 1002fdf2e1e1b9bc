package mupot.kernel.connector;

import java.util.List;
import java.util.Optional;

/** The reading half of one kind of connector: what a worker holds. Changes nothing, ever. */
public interface SiteReading {

    /** Which connections it serves: {@link Connection#kind}. */
    String kind();

    /** Everything it has, in a fixed order; pages and other files alike. At most 10,000. */
    List<String> targets(Connection connection);

    /** The target's present text; empty: no such target, or it is no text. */
    Optional<String> read(Connection connection, String target);
}
