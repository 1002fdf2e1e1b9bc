package mupot.keeper;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import mupot.store.Fed;

/** What wakes keeper: the minute's tick, or a batch of a table's stream. */
sealed interface KeeperEvent {

    record Tick() implements KeeperEvent {}

    /** In the stream's order. */
    record Stream(List<Told> records) implements KeeperEvent {}

    /** @param sequence what a failure is reported by */
    record Told(String sequence, Fed fed) {}

    static KeeperEvent of(JsonNode event) {
        if (!event.path("Records").isArray()) {
            return new Tick();
        }
        List<Told> records = new ArrayList<>();
        for (JsonNode record : event.path("Records")) {
            JsonNode change = record.path("dynamodb");
            if (record.path("eventName").asText().equals("INSERT")) {
                JsonNode keys = change.path("Keys");
                records.add(new Told(
                        change.path("SequenceNumber").asText(),
                        new Fed(
                                keys.path("pk").path("S").asText(),
                                keys.path("sk").path("S").asText())));
            }
        }
        return new Stream(records);
    }
}
