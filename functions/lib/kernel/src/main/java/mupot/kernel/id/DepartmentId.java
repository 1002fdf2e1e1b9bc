package mupot.kernel.id;

/** Names one department for ever. */
public record DepartmentId(String value) implements Id {

    public static final String PREFIX = "dep_";

    public DepartmentId {
        Form.check(PREFIX, value);
    }

    public static DepartmentId next(Ids ids) {
        return new DepartmentId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
