package mupot.kernel.id;

/** Names one task for ever; sorts by time of filing. */
public record TaskId(String value) implements Id {

    public static final String PREFIX = "tsk_";

    public TaskId {
        Form.check(PREFIX, value);
    }

    public static TaskId next(Ids ids) {
        return new TaskId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
