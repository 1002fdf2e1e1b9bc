package mupot.kernel.egress;

/** The request may not leave: its origin isn't permitted, or its host is no public address. */
public final class EgressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EgressRefused(String message) {
        super(message);
    }
}
