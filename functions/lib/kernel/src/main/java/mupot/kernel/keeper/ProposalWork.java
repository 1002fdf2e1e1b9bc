package mupot.kernel.keeper;

import mupot.kernel.id.ProposalId;

/**
 * What keeper does about one proposal by itself: opens it when its body was put, lets it expire when its time is over.
 * Re-reads the tables, acts only if they ask for it, and may be called any number of times.
 */
@FunctionalInterface
public interface ProposalWork {

    void look(ProposalId proposal);
}
