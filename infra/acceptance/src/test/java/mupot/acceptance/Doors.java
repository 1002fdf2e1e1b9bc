package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mupot.acceptance.RunningPot.Answered;
import mupot.fakes.DiscordSigner;
import mupot.fakes.SignedInteraction;

/** A pot's doors as people use them: bearer tokens on one side, interactions signed by Discord on the other. */
final class Doors {

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningPot pot;
    private final DiscordSigner signer = DiscordSigner.generate(Clock.systemUTC());

    Doors(RunningPot pot) {
        this.pot = pot;
    }

    /** As Discord's developer page shows it. */
    String publicKey() {
        return signer.publicKeyHex();
    }

    JsonNode get(String token, String path) throws Exception {
        return json(ask(token, "GET", path, Optional.empty()));
    }

    /** The text of an answer that is no JSON. */
    String text(String token, String path) throws Exception {
        Answered answered = ask(token, "GET", path, Optional.empty());
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        return answered.body();
    }

    JsonNode post(String token, String path, String... namesAndValues) throws Exception {
        return json(ask(token, "POST", path, Optional.of(body(namesAndValues))));
    }

    JsonNode put(String token, String path, String... namesAndValues) throws Exception {
        return put(token, path, node(namesAndValues));
    }

    JsonNode put(String token, String path, JsonNode body) throws Exception {
        return json(ask(token, "PUT", path, Optional.of(body.toString())));
    }

    SignedInteraction signed(String interaction) {
        return signer.sign(interaction);
    }

    Answered send(SignedInteraction interaction) throws Exception {
        return pot.discord(interaction.headers(), interaction.body());
    }

    /** What only the sender sees. */
    String told(SignedInteraction interaction) throws Exception {
        return json(send(interaction)).path("data").path("content").asText();
    }

    /** A name of its own for each interaction, as Discord's are: digits. */
    static String snowflake() {
        return Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 4);
    }

    private Answered ask(String token, String method, String path, Optional<String> body) throws Exception {
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        body.ifPresent(_ -> headers.put("Content-Type", "application/json"));
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return pot.api(method, path, body, headers);
    }

    private static JsonNode json(Answered answered) throws Exception {
        assertThat(answered.status()).as(answered.body()).isBetween(200, 201);
        return JSON.readTree(answered.body());
    }

    private static String body(String... namesAndValues) {
        return node(namesAndValues).toString();
    }

    static ObjectNode node(String... namesAndValues) {
        ObjectNode node = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return node;
    }
}
