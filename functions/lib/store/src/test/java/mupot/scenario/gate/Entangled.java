package mupot.scenario.gate;

import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.id.ProposalId;

/** A site on which something happens after each change, as a part of it. */
record Entangled(SiteWriting site, Runnable follows) implements SameSite {

    @Override
    public Performed perform(Connection connection, Payload payload, ProposalId key) {
        Performed performed = site.perform(connection, payload, key);
        follows.run();
        return performed;
    }
}
