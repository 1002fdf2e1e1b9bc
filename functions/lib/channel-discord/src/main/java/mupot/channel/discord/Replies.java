package mupot.channel.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import mupot.kernel.channel.RawReply;
import mupot.kernel.gate.Choice;

/** Answers to interactions. The same answer is the same bytes. */
final class Replies {

    /** The form's one field. */
    static final String REASON = "reason";

    static final int EPHEMERAL = 64;
    static final int SUPPRESS_EMBEDS = 4;
    static final int MAX_CONTENT = 2000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private Replies() {}

    static RawReply pong() {
        return reply(node().put("type", 1));
    }

    /** Only the sender sees it; it mentions nobody and unfurls nothing. */
    static RawReply privately(String text) {
        ObjectNode root = node().put("type", 4);
        ObjectNode data = root.putObject("data");
        data.put("content", Words.cut(Words.harmless(text), MAX_CONTENT));
        data.put("flags", EPHEMERAL | SUPPRESS_EMBEDS);
        data.putObject("allowed_mentions").putArray("parse");
        return reply(root);
    }

    /** Opens a form that asks why. */
    static RawReply askReason(Buttons reject) {
        ObjectNode root = node().put("type", 9);
        ObjectNode data = root.putObject("data");
        data.put("custom_id", reject.customId());
        data.put("title", "Reject this proposal");
        ObjectNode row = data.putArray("components").addObject().put("type", 1);
        row.putArray("components")
                .addObject()
                .put("type", 4)
                .put("custom_id", REASON)
                .put("label", "Why? The agent reads it.")
                .put("style", 2)
                .put("min_length", 1)
                .put("max_length", Choice.MAX_REASON)
                .put("required", true);
        return reply(root);
    }

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(com.fasterxml.jackson.databind.JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }

    private static RawReply reply(ObjectNode root) {
        return new RawReply(200, "application/json", bytes(root));
    }
}
