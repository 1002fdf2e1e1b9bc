package mupot.kernel.id;

/** Names one squad for ever. */
public record SquadId(String value) implements Id {

    public static final String PREFIX = "sqd_";

    public SquadId {
        Form.check(PREFIX, value);
    }

    public static SquadId next(Ids ids) {
        return new SquadId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
