package mupot.kernel.receipt;

import java.util.Optional;

/** One line of an export: what a stranger needs to check a chain. */
public sealed interface ExportLine {

    /** @param body the record's very text; empty: withheld or erased, and the chain verifies all the same */
    record Linked(ChainLink link, Optional<String> body) implements ExportLine {}

    /** The signed head when it was exported; the last line. */
    record Headed(ChainHead head) implements ExportLine {}
}
