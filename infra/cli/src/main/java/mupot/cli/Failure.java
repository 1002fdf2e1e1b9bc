package mupot.cli;

/** What a command could not do, why, and what would help. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;
    private final String next;

    private Failure(int exitCode, String code, String message, String next) {
        super(message);
        this.exitCode = exitCode;
        this.code = code;
        this.next = next;
    }

    static Failure refused(String code, String message, String next) {
        return new Failure(Failures.REFUSED, code, message, next);
    }

    static Failure usage(String message) {
        return new Failure(Failures.WRONG_USAGE, "wrong_usage", message, "");
    }

    static Failure unreachable(String url) {
        return new Failure(
                Failures.UNREACHABLE,
                "unreachable",
                "No pot answers at " + url + ".",
                "Start one with `pot up`, or say where it is with --url or POT_URL.");
    }

    int exitCode() {
        return exitCode;
    }

    String code() {
        return code;
    }

    String next() {
        return next;
    }
}
