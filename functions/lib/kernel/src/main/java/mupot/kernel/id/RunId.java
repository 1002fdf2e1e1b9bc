package mupot.kernel.id;

/** Names one agent's attempt at a task. */
public record RunId(String value) implements Id {

    public static final String PREFIX = "run_";

    public RunId {
        Form.check(PREFIX, value);
    }

    public static RunId next(Ids ids) {
        return new RunId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
