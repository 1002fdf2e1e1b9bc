package mupot.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import mupot.kernel.id.ReceiptId;

/** Receipt records stand in one partition an hour, {@code yyyyMMddHH} in UTC, so that none grows hot. */
public final class Hours {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);

    private Hours() {}

    public static String of(Instant instant) {
        return HOUR.format(instant);
    }

    public static String of(ReceiptId receipt) {
        return HOUR.format(UlidIds.timeOf(receipt));
    }
}
