package mupot.scenario.gate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.SiteReading;

/** A site at whose every look something happens. */
record Watched(SiteReading site, Runnable happens) implements SiteReading {

    @Override
    public String kind() {
        return site.kind();
    }

    @Override
    public List<String> targets(Connection connection) {
        return site.targets(connection);
    }

    @Override
    public Optional<String> read(Connection connection, String target) {
        return site.read(connection, target);
    }

    @Override
    public SortedMap<String, String> texts(Connection connection) {
        happens.run();
        return site.texts(connection);
    }
}
