package mupot.scenario.gate;

import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.id.ProposalId;

/** A site during whose change something else happens. */
record Meanwhile(SiteWriting site, Runnable happens) implements SameSite {

    @Override
    public Performed perform(Connection connection, Payload payload, ProposalId key) {
        happens.run();
        return site.perform(connection, payload, key);
    }
}
