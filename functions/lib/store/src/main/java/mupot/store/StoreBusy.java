package mupot.store;

import mupot.kernel.book.BookBusy;

/** The store was busy for as long as a caller may wait, or its answer stayed lost. The sender or queue tries again. */
public final class StoreBusy extends BookBusy {

    private static final long serialVersionUID = 1L;

    StoreBusy() {
        super("the store stayed busy; try again");
    }
}
