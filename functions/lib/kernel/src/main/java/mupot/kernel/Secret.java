package mupot.kernel;

/** A secret in memory. It never shows itself: only who calls {@link #reveal} sees it. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The bare secret, for the one call that must carry it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
