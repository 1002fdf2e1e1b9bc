package mupot.scenario.gate;

import java.util.List;
import java.util.Map;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Ref;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Value;
import mupot.store.seam.Write;

/** Someone who may write any row of any table, bypassing every use case, but holds no key. */
record Attacker(GatePot pot) {

    <T> void put(Ref<T> ref, T value) {
        String json = pot.records.write(ref.kind().type(), value);
        long version = pot.engine
                .get(key(ref), mupot.store.seam.Engine.Freshness.CONSISTENT)
                .map(item -> item.version() + 1)
                .orElse(1L);
        Item item = new Item(key(ref), version, null, Map.of("b", Value.of(json), "v", Value.of(1)));
        commit(new Write.Put(item, List.of()));
    }

    /** Any text where a record should be. */
    void spoil(Ref<?> ref, String json) {
        commit(new Write.Put(new Item(key(ref), 1, null, Map.of("b", Value.of(json), "v", Value.of(1))), List.of()));
    }

    /** Leaves something there that no version of the pot writes. */
    void spoil(Ref<?> ref) {
        commit(new Write.Put(new Item(key(ref), 1, null, Map.of("b", Value.of("null"))), List.of()));
    }

    void delete(Ref<?> ref) {
        commit(new Write.Delete(key(ref), List.of()));
    }

    private void commit(Write write) {
        var _ = pot.engine.commit(new Transaction(pot.ids.ulid(), List.of(write)));
    }

    private static Key key(Ref<?> ref) {
        Table table = ref.kind().shelf() == Kind.Shelf.AUTHORITY ? Table.AUTHORITY : Table.WORK;
        return new Key(table, GatePot.POT + "#" + ref.kind().keyClass() + "#" + ref.id(), ref.sort());
    }
}
