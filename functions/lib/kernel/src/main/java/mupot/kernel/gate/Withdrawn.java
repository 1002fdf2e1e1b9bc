package mupot.kernel.gate;

import java.time.Instant;

/** The proposal shall not fire any more; an edit replaced it, or its task was cancelled. */
public record Withdrawn(String why, Instant at) {}
