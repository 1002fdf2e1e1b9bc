package mupot.scenario.gate;

import java.util.Optional;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.id.ProposalId;

/** A site on which something happens after each change, as a part of it. */
record Entangled(SiteWriting site, Runnable follows) implements SiteWriting {

    @Override
    public String kind() {
        return site.kind();
    }

    @Override
    public Optional<ActionClass> classOf(String action) {
        return site.classOf(action);
    }

    @Override
    public Optional<String> read(Connection connection, String target) {
        return site.read(connection, target);
    }

    @Override
    public boolean comparesAndSets() {
        return site.comparesAndSets();
    }

    @Override
    public Performed perform(Connection connection, Payload payload, ProposalId key) {
        Performed performed = site.perform(connection, payload, key);
        follows.run();
        return performed;
    }
}
