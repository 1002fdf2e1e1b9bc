package mupot.kernel.policy;

/** Why a rule said no, with a stable code and a sentence fit for the person who asked. */
public record Refusal(Code code, String sentence) {

    public enum Code {
        NOT_ALLOWED,
        RANK_TOO_LOW,
        ABOVE_CEILING,
        OUTRANKED,
        SELF_ONLY,
        LAST_OWNER,
        NOT_FOUND,
        AMBIGUOUS,
        ALREADY_EXISTS,
        ALREADY_DECIDED,
        EXPIRED,
        CHANGED,
        OWN_REQUEST,
        FOUR_EYES,
        NEEDS_REASON,
        WRONG_STATE,
        MALFORMED,
        TOO_LARGE,
        TOO_MANY_TRIES,
        STOPPED,
        CONFLICT;

        /** As it stands in JSON: lower case with '_'. */
        public String spelled() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One text for unbound, unknown and suspended: it tells a stranger nothing. */
    public static final Refusal NOT_ALLOWED_HERE = new Refusal(
            Code.NOT_ALLOWED,
            "Not allowed here. If you are a member: run `pot link` for a code, then send /link CODE.");

    /** Not allowed and not existing answer alike. */
    public static Refusal notFound(String what) {
        return new Refusal(Code.NOT_FOUND, "No such " + what + ".");
    }
}
