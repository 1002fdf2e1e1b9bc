package mupot.kernel.id;

/** Names one receipt; its time says in which hour's partition the record stands. */
public record ReceiptId(String value) implements Id {

    public static final String PREFIX = "rcp_";

    public ReceiptId {
        Form.check(PREFIX, value);
    }

    public static ReceiptId next(Ids ids) {
        return new ReceiptId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
