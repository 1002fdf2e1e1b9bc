package mupot.store;

import java.util.Optional;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.id.PotId;
import mupot.kernel.keeper.Routes.OutClass;
import mupot.kernel.keeper.Sent;
import mupot.kernel.receipt.RecordClass;
import mupot.kernel.receipt.Recorded;

/** What a table's stream tells of: a key, of which nothing else is believed. Another pot's keys are nobody's here. */
public record Fed(String partition, String sort) {

    /** The outbox row of this pot that stands there; empty: it is something else. */
    public Optional<Ref<Sent>> outbox(PotId pot) {
        for (OutClass writer : OutClass.values()) {
            Optional<String> id = idIn(pot, writer.keyClass());
            if (id.isPresent()) {
                return Optional.of(Kinds.outbox(writer).at(id.get(), sort));
            }
        }
        return Optional.empty();
    }

    /** The receipt record of this pot that stands there; empty: it is something else. */
    public Optional<Ref<Recorded>> receipt(PotId pot) {
        for (RecordClass writer : RecordClass.values()) {
            Optional<String> id = idIn(pot, writer.keyClass());
            if (id.isPresent()) {
                return Optional.of(Kinds.receipts(writer).at(id.get(), sort));
            }
        }
        return Optional.empty();
    }

    private Optional<String> idIn(PotId pot, String keyClass) {
        String prefix = pot.value() + "#" + keyClass + "#";
        return partition.startsWith(prefix) ? Optional.of(partition.substring(prefix.length())) : Optional.empty();
    }
}
