package mupot.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.receipt.Receipt;
import mupot.kernel.receipt.ReceiptTexts;
import mupot.kernel.receipt.Told;

/** Reads the canonical text of a receipt, field by field as {@link JcsCanon#receipt} spells it. */
public final class ReceiptJson implements ReceiptTexts {

    private static final int VERSION = 1;
    private static final JsonMapper PLAIN = new JsonMapper();

    @Override
    public Optional<Told> read(String json) {
        try {
            JsonNode root = PLAIN.readTree(json);
            return root.path("v").asInt() == VERSION ? Optional.of(told(root)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Told told(JsonNode root) {
        List<Receipt.Difference> differences = new ArrayList<>();
        for (JsonNode one : root.path("differences")) {
            differences.add(
                    new Receipt.Difference(text(one, "field"), optional(one, "before"), optional(one, "after")));
        }
        List<Receipt.Approval> approvals = new ArrayList<>();
        for (JsonNode one : root.path("approvals")) {
            approvals.add(new Receipt.Approval(text(one, "statement"), text(one, "keyId"), text(one, "signature")));
        }
        List<String> influences = new ArrayList<>();
        root.path("influences").forEach(one -> influences.add(one.asText()));
        return new Told(
                new ReceiptId(text(root, "id")),
                Instant.parse(text(root, "at")),
                text(root, "actor"),
                optional(root, "accountable"),
                text(root, "door"),
                text(root, "action"),
                text(root, "subject"),
                text(root, "scope"),
                differences,
                text(root, "why"),
                approvals,
                root.path("costMicros").asLong(),
                influences);
    }

    private static String text(JsonNode node, String field) {
        return optional(node, field).orElseThrow(() -> new IllegalArgumentException("no text: " + field));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
