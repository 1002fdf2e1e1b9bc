package mupot.kernel.receipt;

import java.time.Instant;

/** How far back keeper has to look: all receipts of the hours before this one are sealed. */
public record Swept(Instant hour) {}
