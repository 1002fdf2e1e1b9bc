package mupot.store.seam;

/** The engine could not be asked. Nothing is known of a commit that ended so, but that its token settles it. */
public final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineFailure(String message) {
        super(message);
    }

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
