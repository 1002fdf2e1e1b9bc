package mupot.kernel.policy;

/** Where a command came in. */
public enum Door {
    DISCORD,
    TELEGRAM,
    GOOGLE_CHAT,
    SLACK,
    RELAY,
    GITHUB,
    CLI,
    MCP,
    DASHBOARD,
    SCHEDULE,
    AGENT,
    SYSTEM;

    public static java.util.Optional<Door> named(String spelled) {
        for (Door door : values()) {
            if (door.spelled().equals(spelled)) {
                return java.util.Optional.of(door);
            }
        }
        return java.util.Optional.empty();
    }

    /** The spelling in receipts and statements: lower case with '-'. */
    public String spelled() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
