package mupot.kernel.receipt;

import java.util.Optional;
import mupot.kernel.book.Role;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.policy.Door;

/** Whose receipts stand in which key class. Who wrote a record follows from its class, that is from IAM. */
public enum RecordClass {
    DOOR("rcpt.door"),
    GATE("rcpt.gate"),
    COURIER("rcpt.cour"),
    SYSTEM("rcpt.sys"),
    INTAKE("rcpt.intk"),
    AGENT("rcpt.agent");

    private static final String SYSTEM_PART = "system:";

    private final String keyClass;

    RecordClass(String keyClass) {
        this.keyClass = keyClass;
    }

    public String keyClass() {
        return keyClass;
    }

    /** Whether a writer of this class can have acted as that, at that door. Another's name in it is a false claim. */
    public boolean mayClaim(String actor, String door) {
        boolean agent = actor.startsWith(AgentId.PREFIX) && door.equals(Door.AGENT.spelled());
        return switch (this) {
            case DOOR ->
                Door.named(door)
                        .filter(it -> switch (it) {
                            case DISCORD, TELEGRAM, GOOGLE_CHAT, SLACK, RELAY, GITHUB, CLI, MCP, DASHBOARD, SCHEDULE ->
                                actor.startsWith(MemberId.PREFIX) || actor.startsWith(SYSTEM_PART);
                            case SYSTEM -> actor.startsWith(SYSTEM_PART);
                            case AGENT -> false;
                        })
                        .isPresent();
            case GATE -> system("gate", actor, door);
            case COURIER -> system("courier", actor, door);
            case SYSTEM -> system("keeper", actor, door);
            case INTAKE -> agent || system("intake", actor, door);
            case AGENT -> agent || system("worker", actor, door);
        };
    }

    /** Whether an agent's worker may have written it: it stands where one can write anything. */
    public boolean ofWorkers() {
        return switch (this) {
            case INTAKE, AGENT -> true;
            case DOOR, GATE, COURIER, SYSTEM -> false;
        };
    }

    private static boolean system(String part, String actor, String door) {
        return actor.equals(SYSTEM_PART + part) && door.equals(Door.SYSTEM.spelled());
    }

    public static RecordClass of(Role role) {
        return switch (role) {
            case INTERACTIONS, API -> DOOR;
            case GATE -> GATE;
            case COURIER -> COURIER;
            case KEEPER -> SYSTEM;
            case INTAKE -> INTAKE;
            case WORKER -> AGENT;
        };
    }

    public static Optional<RecordClass> named(String keyClass) {
        for (RecordClass one : values()) {
            if (one.keyClass.equals(keyClass)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
