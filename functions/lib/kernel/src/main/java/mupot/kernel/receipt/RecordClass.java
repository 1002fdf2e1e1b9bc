package mupot.kernel.receipt;

import java.util.Optional;
import mupot.kernel.book.Role;

/** Whose receipts stand in which key class. Who wrote a record follows from its class, that is from IAM. */
public enum RecordClass {
    DOOR("rcpt.door"),
    GATE("rcpt.gate"),
    COURIER("rcpt.cour"),
    SYSTEM("rcpt.sys"),
    INTAKE("rcpt.intk"),
    AGENT("rcpt.agent");

    private final String keyClass;

    RecordClass(String keyClass) {
        this.keyClass = keyClass;
    }

    public String keyClass() {
        return keyClass;
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
