package mupot.kernel.gate;

import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;

/** A proposal's before and after as one page, and the hash of what it shows. */
public record Compared(ProposalId proposal, Hash hash, String page) {}
