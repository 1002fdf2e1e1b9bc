package mupot.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;

/** A hint as it travels through a queue: {@code {"v":1,"about":…,"subject":…,"group":…}}. Fields may be added. */
public final class Hints {

    private static final int VERSION = 1;
    private static final int MAX_BYTES = 2048;
    private static final JsonMapper JSON = new Records().mapper();

    private Hints() {}

    /** What a message turned out to be. */
    public sealed interface Read {

        record Understood(Hint hint) implements Read {}

        /** It is no hint of a version known here and never will be. */
        record Poison(Outcome.Poison outcome) implements Read {}
    }

    public static String write(Hint hint) {
        ObjectNode node = JSON.createObjectNode();
        node.put("v", VERSION);
        node.put("about", hint.about().name());
        node.put("subject", hint.subject());
        node.put("group", hint.group());
        return node.toString();
    }

    public static Read read(String message) {
        if (message.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return poison("larger than any hint");
        }
        JsonNode node;
        try {
            node = JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return poison("not JSON");
        }
        JsonNode version = node.path("v");
        if (!version.isIntegralNumber() || !version.canConvertToInt() || version.intValue() != VERSION) {
            return poison("not a version known here");
        }
        JsonNode subject = node.path("subject");
        JsonNode group = node.path("group");
        if (!subject.isTextual() || !group.isTextual()) {
            return poison("a hint names its subject and its group");
        }
        for (Hint.About about : Hint.About.values()) {
            if (node.path("about").isTextual() && node.path("about").textValue().equals(about.name())) {
                return understood(new Hint(about, subject.textValue(), group.textValue()));
            }
        }
        return poison("about nothing known here");
    }

    private static Read understood(Hint hint) {
        return hint.carriable() ? new Read.Understood(hint) : poison("names nothing that could be an id");
    }

    private static Read poison(String why) {
        return new Read.Poison(new Outcome.Poison(why));
    }
}
