package mupot.kernel.receipt;

import java.util.Optional;
import mupot.kernel.id.ReceiptId;

/**
 * A receipt as a reader gets it.
 *
 * @param writer the class its record stands in
 * @param link where it is sealed; empty: it is recorded, and sealed within a minute
 * @param told who did it is replaced by who claims it, if a writer of that class can't have done it
 * @param json the record's very text
 */
public record Shown(ReceiptId id, RecordClass writer, Optional<ChainLink> link, Told told, String json) {}
