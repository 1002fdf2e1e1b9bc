package mupot.kernel.gate;

/** A target's text before a change, kept under its hash. A reader checks that the hash still matches. */
public record Snapshot(String text) {}
