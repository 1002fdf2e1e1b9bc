package mupot.kernel.gate;

import mupot.kernel.id.ProposalId;

/** While it stands, no other effect touches this target. */
public record TargetLock(ProposalId proposal, String target) {}
