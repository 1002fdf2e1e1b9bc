package mupot.kernel.id;

/** Names one human member for ever. */
public record MemberId(String value) implements Id {

    public static final String PREFIX = "mem_";

    public MemberId {
        Form.check(PREFIX, value);
    }

    public static MemberId next(Ids ids) {
        return new MemberId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
