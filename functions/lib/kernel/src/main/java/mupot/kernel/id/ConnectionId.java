package mupot.kernel.id;

/** Names one connection to an outside system. */
public record ConnectionId(String value) implements Id {

    public static final String PREFIX = "con_";

    public ConnectionId {
        Form.check(PREFIX, value);
    }

    public static ConnectionId next(Ids ids) {
        return new ConnectionId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
