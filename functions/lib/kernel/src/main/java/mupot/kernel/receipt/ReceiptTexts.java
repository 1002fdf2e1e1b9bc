package mupot.kernel.receipt;

import java.util.Optional;

/** Reads what {@link mupot.kernel.Canon#receipt} wrote. */
@FunctionalInterface
public interface ReceiptTexts {

    /** Empty: this is no receipt that this version can read. Never throws. */
    Optional<Told> read(String json);
}
