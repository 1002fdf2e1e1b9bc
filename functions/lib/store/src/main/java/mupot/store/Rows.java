package mupot.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Tally;
import mupot.kernel.id.PotId;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Table;
import mupot.store.seam.Value;
import mupot.wire.Records;
import org.jspecify.annotations.Nullable;

/** How a kernel record looks as an item: {@code <pot>#<class>#<id>}, the record as JSON, a format number beside it. */
final class Rows {

    static final String BODY = "b";
    static final String FORMAT = "v";
    static final String COUNT = "n";
    private static final Value FORMAT_NOW = Value.of(1);

    private final PotId pot;
    private final Records records;

    Rows(PotId pot, Records records) {
        this.pot = pot;
        this.records = records;
    }

    Key key(Ref<?> ref) {
        return new Key(table(ref.kind()), partition(ref.kind(), ref.id()), ref.sort());
    }

    String partition(Kind<?> kind, String id) {
        return pot.value() + "#" + kind.keyClass() + "#" + id;
    }

    static Table table(Kind<?> kind) {
        return kind.shelf() == Kind.Shelf.AUTHORITY ? Table.AUTHORITY : Table.WORK;
    }

    <T> Item item(Ref<T> ref, T value, long version, @Nullable Instant expires) {
        String json = records.write(ref.kind().type(), value);
        return new Item(key(ref), version, expires, Map.of(BODY, Value.of(json), FORMAT, FORMAT_NOW));
    }

    <T> Held<T> held(Ref<T> ref, Item item) {
        return new Held<>(ref, value(ref.kind(), item), item.version());
    }

    Optional<Held<?>> heldIfReadable(Ref<?> ref, Optional<Item> item, Instant now) {
        return item.filter(one -> one.expires() == null || now.isBefore(one.expires()))
                .map(one -> held(ref, one));
    }

    private <T> T value(Kind<T> kind, Item item) {
        if (kind.type() == Tally.class) {
            return kind.type().cast(new Tally(number(item)));
        }
        if (item.attributes().get(BODY) instanceof Value.Text(var json)) {
            return records.read(kind.type(), json);
        }
        throw new IllegalStateException("an item of kind " + kind + " has no body");
    }

    private static long number(Item item) {
        return item.attributes().get(COUNT) instanceof Value.Number(var number) ? number : 0;
    }
}
