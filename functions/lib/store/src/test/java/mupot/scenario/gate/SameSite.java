package mupot.scenario.gate;

import java.util.Optional;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.SiteWriting;

/** A site that is like another one but for how changes are made there. */
interface SameSite extends SiteWriting {

    SiteWriting site();

    @Override
    default String kind() {
        return site().kind();
    }

    @Override
    default Optional<ActionClass> classOf(String action) {
        return site().classOf(action);
    }

    @Override
    default Optional<String> read(Connection connection, String target) {
        return site().read(connection, target);
    }

    @Override
    default boolean comparesAndSets() {
        return site().comparesAndSets();
    }
}
