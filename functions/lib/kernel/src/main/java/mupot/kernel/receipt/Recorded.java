package mupot.kernel.receipt;

import mupot.kernel.id.ReceiptId;

/**
 * A receipt as it is stored.
 *
 * @param json the canonical JSON, kept as the very text whose hash the chain holds
 */
public record Recorded(ReceiptId id, String json) {}
