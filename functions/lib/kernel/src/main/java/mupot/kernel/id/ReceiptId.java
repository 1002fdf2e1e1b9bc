package mupot.kernel.id;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Names one receipt; its time says in which hour's partition the record stands. */
public record ReceiptId(String value) implements Id {

    public static final String PREFIX = "rcp_";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public ReceiptId {
        Form.check(PREFIX, value);
    }

    public static ReceiptId next(Ids ids) {
        return new ReceiptId(PREFIX + ids.ulid());
    }

    /** The name of what may be recorded once an hour: the hour's beginning and 80 bits of what it is about. */
    public static ReceiptId hourly(Instant now, String about) {
        BigInteger time = BigInteger.valueOf(now.truncatedTo(ChronoUnit.HOURS).toEpochMilli());
        BigInteger content = new BigInteger(1, Arrays.copyOf(Hash.of(about).bytes(), 10));
        BigInteger ulid = time.shiftLeft(80).or(content);
        var text = new StringBuilder(PREFIX);
        for (int digit = 25; digit >= 0; digit--) {
            text.append(DIGITS.charAt(ulid.shiftRight(5 * digit).intValue() & 31));
        }
        return new ReceiptId(text.toString());
    }

    /** When it was named. Whoever wrote the receipt chose it: it says in which partition it stands and nothing else. */
    public Instant time() {
        long millis = 0;
        for (char digit : value.substring(PREFIX.length(), PREFIX.length() + 10).toCharArray()) {
            millis = (millis << 5) | DIGITS.indexOf(digit);
        }
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public String toString() {
        return value;
    }
}
