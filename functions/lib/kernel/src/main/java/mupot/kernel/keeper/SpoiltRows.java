package mupot.kernel.keeper;

import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Ref;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;

/** Takes rows that keeper can do nothing with out of its way, and tells of each. */
record SpoiltRows(Book book, Receipts receipts) {

    void remove(Ref<?> ref) {
        book.commit(Changes.begin()
                .clear(ref)
                .receipt(receipts.bySystem("keeper")
                        .made("kind", ref.kind().name())
                        .why("It could not be read, or it names nothing that could come due.")
                        .of("incident.unreadable-row", ref.sort(), Scope.POT)));
    }
}
