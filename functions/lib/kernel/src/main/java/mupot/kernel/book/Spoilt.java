package mupot.kernel.book;

/** A row of authority that can't be read. Nobody passes over it: what it said may have been a stop. */
public final class Spoilt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Spoilt(Ref<?> ref) {
        super("a row can't be read: " + ref);
    }
}
