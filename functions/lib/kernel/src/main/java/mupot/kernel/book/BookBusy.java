package mupot.kernel.book;

/** The book was busy for as long as a caller may wait. Nothing is known to be wrong: whoever asked may ask again. */
public abstract class BookBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected BookBusy(String message) {
        super(message);
    }
}
