package mupot.kernel.receipt;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import mupot.kernel.id.ReceiptId;

/** The partition that a receipt's record stands in: one an hour, {@code yyyyMMddHH} in UTC, so that none grows hot. */
public final class RecordHour {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);

    private RecordHour() {}

    public static String of(Instant instant) {
        return HOUR.format(instant);
    }

    public static String of(ReceiptId receipt) {
        return of(receipt.time());
    }
}
