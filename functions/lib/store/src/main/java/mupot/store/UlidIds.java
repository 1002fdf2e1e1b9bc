package mupot.store;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;
import java.time.Clock;
import java.time.Instant;
import mupot.kernel.id.Ids;
import mupot.kernel.id.ReceiptId;

/** ULIDs, in rising order within one process. */
public final class UlidIds implements Ids {

    private final UlidFactory factory;
    private final Clock clock;

    public UlidIds(Clock clock) {
        this.clock = clock;
        this.factory = UlidFactory.newMonotonicInstance();
    }

    @Override
    public String ulid() {
        return factory.create(clock.millis()).toString();
    }

    /** When the receipt's name was made: what its hour partition is found by. */
    static Instant timeOf(ReceiptId receipt) {
        return Ulid.getInstant(receipt.value().substring(ReceiptId.PREFIX.length()));
    }
}
