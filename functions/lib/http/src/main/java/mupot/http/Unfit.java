package mupot.http;

import org.jspecify.annotations.Nullable;

/** A request that can't be understood; told to whoever sent it. Quotes nothing of it. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    private Unfit(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    static Unfit malformed(String detail) {
        return new Unfit(400, "malformed", detail);
    }

    static Unfit tooLarge(String detail) {
        return new Unfit(413, "too_large", detail);
    }

    /** A page of any site can make a browser send text; it can't make it send this without being asked. */
    static Unfit notJson() {
        return new Unfit(415, "not_json", "The body must be sent as application/json.");
    }

    static Unfit notConnected(String detail) {
        return new Unfit(503, "not_connected", detail);
    }

    static Unfit unknown(String detail) {
        return new Unfit(404, "not_found", detail);
    }

    /** A body that an operation can't do without. */
    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw malformed("A JSON body is needed here.");
        }
        return body;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
