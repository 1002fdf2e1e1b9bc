package mupot.kernel.policy;

/** A rank on a scope, given to a member by hand. */
public record Grant(Scope scope, Rank rank) {}
