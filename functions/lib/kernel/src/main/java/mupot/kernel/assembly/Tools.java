package mupot.kernel.assembly;

import java.time.Clock;
import mupot.kernel.Canon;
import mupot.kernel.Randoms;
import mupot.kernel.book.Book;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.id.Ids;
import mupot.kernel.receipt.Receipts;

/**
 * What every function needs.
 *
 * @param boot the local pot's boot number; 0 in the cloud
 */
public record Tools(Book book, Canon canon, Clock clock, Ids ids, Randoms randoms, long boot) {

    public Receipts receipts() {
        return new Receipts(clock, ids, randoms);
    }

    public Deliveries deliveries() {
        return new Deliveries(clock);
    }
}
