package mupot.kernel.receipt;

import java.util.Optional;
import mupot.kernel.id.ReceiptId;

/**
 * A receipt as a reader gets it.
 *
 * @param writer the class its record stands in: what a worker wrote is shown as the worker's claim
 * @param link where it is sealed; empty: it is recorded, and sealed within a minute
 * @param json the record's very text
 */
public record Shown(ReceiptId id, RecordClass writer, Optional<ChainLink> link, Told told, String json) {}
