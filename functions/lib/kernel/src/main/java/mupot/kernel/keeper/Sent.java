package mupot.kernel.keeper;

import java.time.Instant;

/** A hint in an outbox: it stands until the queue has taken it. */
public record Sent(Hint hint, Instant at) {}
