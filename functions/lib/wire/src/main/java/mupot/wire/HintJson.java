package mupot.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import mupot.kernel.keeper.Hint;

/** A hint as it stands in a queue: {@code {"v":1,"about":"RUN","subject":"tsk_…","group":"sqd_…"}}. */
public final class HintJson {

    private static final int VERSION = 1;
    private static final int MAX_LENGTH = 2048;

    private final JsonMapper mapper = new Records().mapper();

    public String write(Hint hint) {
        ObjectNode node = mapper.createObjectNode();
        node.put("v", VERSION);
        node.put("about", hint.about().name());
        node.put("subject", hint.subject());
        node.put("group", hint.group());
        return node.toString();
    }

    /** Empty: it is no hint, or one of a version that isn't known here. */
    public Optional<Hint> read(String json) {
        if (json.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        JsonNode node;
        try {
            node = mapper.readTree(json);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!node.path("v").isInt()
                || node.path("v").intValue() != VERSION
                || !node.path("about").isTextual()
                || !node.path("subject").isTextual()
                || !node.path("group").isTextual()) {
            return Optional.empty();
        }
        return about(node.path("about").asText())
                .map(about -> new Hint(
                        about, node.path("subject").asText(), node.path("group").asText()))
                .filter(Hint::carriable);
    }

    private static Optional<Hint.About> about(String name) {
        for (Hint.About about : Hint.About.values()) {
            if (about.name().equals(name)) {
                return Optional.of(about);
            }
        }
        return Optional.empty();
    }
}
