package mupot.kernel.receipt;

import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.policy.Scope;

/**
 * Tells of what must not be there: a forged row, a swapped body. The same thing about the same subject is told once an
 * hour, however often it is met.
 */
public record Incidents(Book book, Receipts receipts) {

    /**
     * @param part who met it, {@code gate}
     * @param what its kind, {@code forged-verdict}
     */
    public void report(String part, String what, String subject, Scope scope, String why) {
        Receipt receipt = receipts.bySystem(part).why(why).hourly("incident." + what, subject, scope);
        var _ = book.commit(Changes.begin().receipt(receipt));
    }
}
