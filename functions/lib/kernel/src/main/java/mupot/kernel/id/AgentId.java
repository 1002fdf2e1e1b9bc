package mupot.kernel.id;

/** Names one agent for ever. */
public record AgentId(String value) implements Id {

    public static final String PREFIX = "agt_";

    public AgentId {
        Form.check(PREFIX, value);
    }

    public static AgentId next(Ids ids) {
        return new AgentId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
