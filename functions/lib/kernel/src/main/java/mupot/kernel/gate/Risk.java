package mupot.kernel.gate;

import mupot.kernel.connector.ActionClass;
import mupot.kernel.policy.Command;

/** How dangerous an action is; derived from the connector's action table and the number of changes, never claimed. */
public enum Risk {
    /** Rank lead; who asked may approve. */
    NORMAL,
    /** Delete, admin, money or more than ten changes: rank admin, four eyes, one verdict through the api. */
    HIGH;

    private static final int MANY = 10;

    public static Risk of(ActionClass actionClass, int changes) {
        return switch (actionClass) {
            case DELETE, ADMIN -> HIGH;
            case READ, DRAFT, PUBLISH -> changes > MANY ? HIGH : NORMAL;
        };
    }

    /** As in statements and receipts. */
    public String spelled() {
        return this == HIGH ? "high" : "normal";
    }

    public Command command() {
        return this == HIGH ? Command.DECIDE_HIGH : Command.DECIDE_NORMAL;
    }
}
