package mupot.wire;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import mupot.kernel.Canon;
import mupot.kernel.connector.Payload;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Statement;
import mupot.kernel.receipt.Receipt;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Canonical bytes by RFC 8785 (JSON Canonicalization Scheme). Each form is spelled out field by field: a renamed
 * component of a record can't silently change what was hashed or signed. No fraction occurs in any of them.
 */
public final class JcsCanon implements Canon {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper PLAIN = new JsonMapper();

    @Override
    public byte[] payload(Payload payload) {
        return canonical(tree(payload));
    }

    @Override
    public byte[] body(ProposalBody body) {
        ObjectNode root = NODES.objectNode();
        root.put("id", body.id().value());
        root.put("task", body.task().value());
        root.put("run", body.run().value());
        root.put("agent", body.agent().value());
        root.set("payload", tree(body.payload()));
        root.put("summary", body.summary());
        root.set("checks", texts(body.checks()));
        root.set("influences", texts(body.influences()));
        root.put("at", time(body.at()));
        body.editedBy().ifPresent(member -> root.put("editedBy", member.value()));
        body.undoes().ifPresent(fired -> root.put("undoes", fired.value()));
        return canonical(root);
    }

    private static ObjectNode tree(Payload payload) {
        ArrayNode changes = NODES.arrayNode();
        for (Payload.Change change : payload.changes()) {
            ObjectNode node = changes.addObject();
            node.put("target", change.target());
            node.put("before", change.before().map(Object::toString).orElse(null));
            node.put("after", change.after().orElse(null));
        }
        ObjectNode root = NODES.objectNode();
        root.put("connector", payload.connector().value());
        root.put("action", payload.action());
        root.set("changes", changes);
        return root;
    }

    @Override
    public byte[] statement(Statement statement) {
        ObjectNode root = NODES.objectNode();
        root.put("v", 1);
        root.put("pot", statement.pot().value());
        root.put("epoch", statement.epoch());
        root.put("proposal", statement.proposal().value());
        root.put("payloadHash", statement.payloadHash().value());
        root.put("connVersion", statement.connectionVersion());
        root.put("originHash", statement.originHash().value());
        root.put("decision", lower(statement.decision()));
        root.put("reason", statement.reason());
        root.put("member", statement.member().value());
        root.put("principalVersion", statement.memberVersion());
        statement.onBehalfOf().ifPresent(absent -> root.put("onBehalfOf", absent.value()));
        root.put("door", statement.door());
        root.put("deliveryId", statement.delivery());
        statement.account().ifPresent(account -> {
            root.put("account", account.user().key());
            root.put("linkedSince", time(account.since()));
        });
        root.put("riskClass", statement.riskClass());
        root.put("policyVersion", statement.policyVersion());
        root.put("rankAtDecision", statement.rankAtDecision());
        root.put("scope", statement.scope());
        root.put("issuedAt", time(statement.issuedAt()));
        root.put("expiresAt", time(statement.expiresAt()));
        root.put("nonce", statement.nonce());
        return prefixed("mupot/verdict/1\n", canonical(root));
    }

    @Override
    public byte[] receipt(Receipt receipt) {
        ObjectNode root = NODES.objectNode();
        root.put("v", 1);
        root.put("id", receipt.id().value());
        root.put("at", time(receipt.at()));
        root.put("actor", receipt.actor());
        root.put("accountable", receipt.accountable().map(Object::toString).orElse(null));
        root.put("door", receipt.door());
        root.put("action", receipt.action());
        root.put("subject", receipt.subject());
        root.put("scope", receipt.scope().spelled());
        root.put("why", receipt.why());
        root.put("costMicros", receipt.costMicros());
        root.set("influences", texts(receipt.influences()));
        root.put("salt", receipt.salt());
        ArrayNode differences = root.putArray("differences");
        for (Receipt.Difference difference : receipt.differences()) {
            ObjectNode node = differences.addObject();
            node.put("field", difference.field());
            node.put("before", difference.before().orElse(null));
            node.put("after", difference.after().orElse(null));
        }
        ArrayNode approvals = root.putArray("approvals");
        for (Receipt.Approval approval : receipt.approvals()) {
            ObjectNode node = approvals.addObject();
            node.put("statement", approval.statement());
            node.put("keyId", approval.keyId());
            node.put("signature", approval.signature());
        }
        return canonical(root);
    }

    /** The canonical bytes of any JSON text. Throws for what is no JSON, and for half a surrogate pair: it has no bytes. */
    public static byte[] canonical(String json) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(new JsonCanonicalizer(json).getEncodedString()));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON that can be made canonical", e);
        }
    }

    private static byte[] canonical(ObjectNode root) {
        try {
            return canonical(PLAIN.writeValueAsString(root));
        } catch (IOException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }

    private static byte[] prefixed(String prefix, byte[] rest) {
        byte[] head = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + rest.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** To the microsecond: what every engine keeps. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static String lower(Statement.Decision decision) {
        return decision == Statement.Decision.APPROVE ? "approve" : "reject";
    }
}
