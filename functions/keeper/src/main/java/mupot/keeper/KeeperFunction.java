package mupot.keeper;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import mupot.keeper.KeeperEvent.Told;
import mupot.kernel.assembly.Keeping;
import mupot.kernel.id.PotId;

/** One function over everything that wakes it. What failed is named, so that the stream gives it again. */
public class KeeperFunction {

    private static final System.Logger LOG = System.getLogger(KeeperFunction.class.getName());

    private final Keeping keeping;

    KeeperFunction(Keeping keeping) {
        this.keeping = keeping;
    }

    @Funq
    public Map<String, List<Map<String, String>>> keeper(JsonNode event) {
        return switch (KeeperEvent.of(event)) {
            case KeeperEvent.Tick() -> {
                keeping.tick();
                yield failures(List.of());
            }
            case KeeperEvent.Stream(var records) -> failures(carry(records));
        };
    }

    /** All together; if that fails each alone, so that one bad row holds up no other. */
    private List<Told> carry(List<Told> records) {
        if (done(records)) {
            return List.of();
        }
        return records.stream().filter(record -> !done(List.of(record))).toList();
    }

    private boolean done(List<Told> records) {
        PotId pot = keeping.book().pot();
        try {
            keeping.dispatch(records.stream()
                    .flatMap(record -> record.fed().outbox(pot).stream())
                    .toList());
            keeping.seal(records.stream()
                    .flatMap(record -> record.fed().receipt(pot).stream())
                    .toList());
            return true;
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.WARNING, "stream.trouble records=" + records.size(), trouble);
            return false;
        }
    }

    private static Map<String, List<Map<String, String>>> failures(List<Told> failed) {
        return Map.of(
                "batchItemFailures",
                failed.stream()
                        .map(told -> Map.of("itemIdentifier", told.sequence()))
                        .toList());
    }
}
