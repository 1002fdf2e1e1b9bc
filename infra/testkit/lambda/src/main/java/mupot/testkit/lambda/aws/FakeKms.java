package mupot.testkit.lambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.http.LoopbackServer;

/**
 * KMS with Ed25519 signing keys and symmetric keys, each known by id, ARN and alias. {@code kms:Sign} takes
 * {@code ED25519_SHA_512} over a raw message of at most 4,096 bytes, and nothing else. Grants name a key by its name.
 */
public final class FakeKms implements AutoCloseable {

    private static final int MAX_MESSAGE = 4096;
    private static final int ID_LENGTH = 36;

    private final LoopbackServer server;
    private final Grants grants = new Grants();
    private final List<FakeKey> keys = new CopyOnWriteArrayList<>();

    private FakeKms() {
        server = new JsonService(Map.of(
                        "GetPublicKey", this::getPublicKey,
                        "Sign", this::sign,
                        "Encrypt", this::encrypt,
                        "Decrypt", this::decrypt))
                .start();
    }

    public static FakeKms start() {
        return new FakeKms();
    }

    public URI uri() {
        return server.uri();
    }

    public Grants grants() {
        return grants;
    }

    /** Makes a signing key with the alias {@code alias/<name>}; returns its ARN. */
    public String signingKey(String name) {
        return add(FakeKey.Signing.create(name));
    }

    /** Makes a symmetric key with the alias {@code alias/<name>}; returns its ARN. */
    public String symmetricKey(String name) {
        return add(FakeKey.Symmetric.create(name));
    }

    /** The public half of a signing key, as a deployment hands it to whoever verifies. */
    public PublicKey publicKey(String name) {
        return signing(named("alias/" + name)).pair().getPublic();
    }

    @Override
    public void close() {
        server.close();
    }

    private String add(FakeKey key) {
        keys.add(key);
        return key.arn();
    }

    private ObjectNode getPublicKey(Role caller, JsonNode input) {
        var key = signing(permitted(caller, "kms:GetPublicKey", input));
        var output = JsonService.object()
                .put("KeyId", key.arn())
                .put("PublicKey", base64(key.pair().getPublic().getEncoded()))
                .put("CustomerMasterKeySpec", "ECC_NIST_EDWARDS25519")
                .put("KeySpec", "ECC_NIST_EDWARDS25519")
                .put("KeyUsage", "SIGN_VERIFY");
        output.putArray("SigningAlgorithms").add("ED25519_SHA_512").add("ED25519_PH_SHA_512");
        return output;
    }

    private ObjectNode sign(Role caller, JsonNode input) {
        var key = signing(permitted(caller, "kms:Sign", input));
        var algorithm = input.path("SigningAlgorithm").asText();
        byte[] message = bytes(input, "Message");
        if (!algorithm.equals("ED25519_SHA_512")
                || !input.path("MessageType").asText("RAW").equals("RAW")) {
            throw invalid("Algorithm %s and message type %s don't fit this key"
                    .formatted(algorithm, input.path("MessageType").asText("RAW")));
        }
        if (message.length == 0 || message.length > MAX_MESSAGE) {
            throw invalid("A message has 1 to %d bytes, not %d".formatted(MAX_MESSAGE, message.length));
        }
        return JsonService.object()
                .put("KeyId", key.arn())
                .put("Signature", base64(key.sign(message)))
                .put("SigningAlgorithm", algorithm);
    }

    private ObjectNode encrypt(Role caller, JsonNode input) {
        var key = symmetric(permitted(caller, "kms:Encrypt", input));
        byte[] plaintext = bytes(input, "Plaintext");
        if (plaintext.length == 0 || plaintext.length > MAX_MESSAGE) {
            throw invalid("A plaintext has 1 to %d bytes, not %d".formatted(MAX_MESSAGE, plaintext.length));
        }
        byte[] sealed = key.encrypt(plaintext, context(input));
        byte[] id = key.id().getBytes(StandardCharsets.US_ASCII);
        byte[] blob = Arrays.copyOf(id, id.length + sealed.length);
        System.arraycopy(sealed, 0, blob, id.length, sealed.length);
        return JsonService.object()
                .put("KeyId", key.arn())
                .put("CiphertextBlob", base64(blob))
                .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    /** The blob names its key, as KMS's do; a key id in the request must be the same. */
    private ObjectNode decrypt(Role caller, JsonNode input) {
        byte[] blob = bytes(input, "CiphertextBlob");
        var sealedBy = new String(blob, 0, Math.min(blob.length, ID_LENGTH), StandardCharsets.US_ASCII);
        if (keys.stream().noneMatch(each -> each.id().equals(sealedBy))) {
            throw new AwsError(400, "InvalidCiphertextException", "");
        }
        var key =
                symmetric(permitted(caller, "kms:Decrypt", JsonService.object().put("KeyId", sealedBy)));
        if (input.has("KeyId") && named(input.path("KeyId").asText()) != key) {
            throw new AwsError(
                    400,
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that " + "can perform this operation.");
        }
        try {
            byte[] plaintext = key.decrypt(Arrays.copyOfRange(blob, ID_LENGTH, blob.length), context(input));
            return JsonService.object()
                    .put("KeyId", key.arn())
                    .put("Plaintext", base64(plaintext))
                    .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new AwsError(400, "InvalidCiphertextException", "");
        }
    }

    private FakeKey permitted(Role caller, String action, JsonNode input) {
        var key = named(input.path("KeyId").asText());
        if (grants.rule(caller, action, key.name()) == Call.Ruling.DENIED) {
            throw JsonService.denied(caller, action, key.arn());
        }
        return key;
    }

    private FakeKey named(String asked) {
        var last = asked.substring(asked.lastIndexOf(':') + 1);
        return keys.stream()
                .filter(key ->
                        last.equals(key.id()) || last.equals("key/" + key.id()) || last.equals("alias/" + key.name()))
                .findFirst()
                .orElseThrow(() -> new AwsError(400, "NotFoundException", "Key '%s' does not exist".formatted(asked)));
    }

    private static FakeKey.Signing signing(FakeKey key) {
        if (key instanceof FakeKey.Signing signing) {
            return signing;
        }
        throw new AwsError(400, "InvalidKeyUsageException", key.arn() + " is no signing key");
    }

    private static FakeKey.Symmetric symmetric(FakeKey key) {
        if (key instanceof FakeKey.Symmetric symmetric) {
            return symmetric;
        }
        throw new AwsError(400, "InvalidKeyUsageException", key.arn() + " is no symmetric key");
    }

    /** The encryption context in one order of its names. */
    private static byte[] context(JsonNode input) {
        var sorted = new TreeMap<String, String>();
        input.path("EncryptionContext")
                .properties()
                .forEach(each -> sorted.put(each.getKey(), each.getValue().asText()));
        return sorted.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode input, String field) {
        return Base64.getDecoder().decode(input.path(field).asText(""));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
