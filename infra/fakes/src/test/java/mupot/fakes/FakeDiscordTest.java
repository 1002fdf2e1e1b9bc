package mupot.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeDiscordTest {

    private static final String BUTTON = "{\"type\":2,\"style\":3,\"label\":\"L\",\"custom_id\":\"%s\"}";

    private final FakeDiscord discord = FakeDiscord.start(0, "token");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        discord.close();
    }

    @Test
    void only_the_bots_token_is_let_in() throws Exception {
        assertThat(send("POST", "/channels/1/messages", "{\"content\":\"x\"}", "Bot other")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/channels/1/messages", "{\"content\":\"x\"}", "Bearer token")
                        .statusCode())
                .isEqualTo(401);
        assertThat(discord.messages()).isEmpty();
    }

    @Test
    void an_enforced_nonce_gives_back_the_earlier_message() throws Exception {
        String first = post("{\"content\":\"one\",\"nonce\":\"n\",\"enforce_nonce\":true}")
                .body();
        String second = post("{\"content\":\"two\",\"nonce\":\"n\",\"enforce_nonce\":true}")
                .body();
        post("{\"content\":\"three\",\"nonce\":\"n\"}");

        assertThat(second).isEqualTo(first).contains("one");
        assertThat(discord.messages()).extracting(DiscordMessage::content).containsExactly("one", "three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"content\":\"\"}",
                "{\"content\":\"x\",\"nonce\":\"12345678901234567890123456\"}",
                "{\"content\":\"x\",\"components\":[{\"type\":2,\"style\":1,\"label\":\"L\",\"custom_id\":\"c\"}]}",
                "{\"content\":\"x\",\"components\":[{\"type\":1,\"components\":[]}]}",
                "{\"content\":\"x\",\"components\":[{\"type\":1,\"components\":[{\"type\":2,\"style\":9,"
                        + "\"label\":\"L\",\"custom_id\":\"c\"}]}]}",
                "{\"content\":\"x\",\"attachments\":[{\"id\":0,\"filename\":\"f\"}]}",
                "not json"
            })
    void what_discord_refuses_is_refused(String message) throws Exception {
        assertThat(post(message).statusCode()).isEqualTo(400);
        assertThat(discord.messages()).isEmpty();
    }

    @Test
    void limits_are_discords() throws Exception {
        assertThat(post("{\"content\":\"" + "x".repeat(2000) + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(post("{\"content\":\"" + "x".repeat(2001) + "\"}").statusCode())
                .isEqualTo(400);
        assertThat(post(row("a", "b", "c", "d", "e")).statusCode()).isEqualTo(200);
        assertThat(post(row("a", "b", "c", "d", "e", "f")).statusCode()).isEqualTo(400);
        assertThat(post(row("a", "a")).statusCode()).isEqualTo(400);
        assertThat(post(row("c".repeat(101))).statusCode()).isEqualTo(400);
    }

    @Test
    void messages_are_listed_newest_first_and_edited_in_place() throws Exception {
        post("{\"content\":\"one\"}");
        post("{\"content\":\"two\"}");
        String id = discord.messages().getFirst().id();
        send("PATCH", "/channels/1/messages/" + id, "{\"content\":\"edited\"}", "Bot token");

        String list = send("GET", "/channels/1/messages", "", "Bot token").body();

        assertThat(list).matches("(?s)\\[.*two.*edited.*]");
        assertThat(send("PATCH", "/channels/1/messages/7", "{\"content\":\"x\"}", "Bot token")
                        .body())
                .contains("10008");
    }

    @Test
    void a_demo_can_wait_for_a_message() throws Exception {
        Thread.startVirtualThread(() -> discord.next(new DiscordFault.Status(500)));
        assertThat(discord.await(message -> true, Duration.ofMillis(50))).isEmpty();

        Thread.startVirtualThread(() -> {
            try {
                post("{\"content\":\"lost\"}");
                post("{\"content\":\"here\"}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(discord.await(message -> message.content().equals("here"), Duration.ofSeconds(10)))
                .isPresent();
    }

    @Test
    void a_key_that_was_kept_signs_as_before(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("discord.key");
        var first = DiscordSigner.load(file, Clock.systemUTC());
        var second = DiscordSigner.load(file, Clock.systemUTC());
        assertThat(second.publicKeyHex()).isEqualTo(first.publicKeyHex());

        SignedInteraction signed = second.sign(DiscordUser.ping("1", "2"));

        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[44];
        System.arraycopy(prefix, 0, encoded, 0, 12);
        System.arraycopy(HexFormat.of().parseHex(first.publicKeyHex()), 0, encoded, 12, 32);
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(signed.headers().get("x-signature-timestamp").getBytes(StandardCharsets.US_ASCII));
        check.update(signed.body());
        assertThat(check.verify(HexFormat.of().parseHex(signed.headers().get("x-signature-ed25519"))))
                .isTrue();
    }

    @Test
    void a_user_speaks_as_discord_would_tell_it() {
        var ada = new DiscordUser("1", "g", "c", "u", "ada");
        var alone = new DiscordUser("1", "", "c", "u", "ada");

        assertThat(List.of(
                        ada.command("i", "task", Map.of("title", "T")),
                        alone.click("i", "m", "a:b:c"),
                        ada.submit("i", "rr:b:c", "reason", "No.")))
                .containsExactly(
                        "{\"version\":1,\"type\":2,\"id\":\"i\",\"application_id\":\"1\",\"token\":\"an-interaction-token\","
                                + "\"channel_id\":\"c\",\"guild_id\":\"g\",\"member\":{\"user\":{\"id\":\"u\",\"username\":\"ada\"}},"
                                + "\"data\":{\"id\":\"1\",\"type\":1,\"name\":\"task\","
                                + "\"options\":[{\"name\":\"title\",\"type\":3,\"value\":\"T\"}]}}",
                        "{\"version\":1,\"type\":3,\"id\":\"i\",\"application_id\":\"1\",\"token\":\"an-interaction-token\","
                                + "\"channel_id\":\"c\",\"user\":{\"id\":\"u\",\"username\":\"ada\"},"
                                + "\"data\":{\"component_type\":2,\"custom_id\":\"a:b:c\"},"
                                + "\"message\":{\"id\":\"m\",\"channel_id\":\"c\"}}",
                        "{\"version\":1,\"type\":5,\"id\":\"i\",\"application_id\":\"1\",\"token\":\"an-interaction-token\","
                                + "\"channel_id\":\"c\",\"guild_id\":\"g\",\"member\":{\"user\":{\"id\":\"u\",\"username\":\"ada\"}},"
                                + "\"data\":{\"custom_id\":\"rr:b:c\",\"components\":[{\"type\":1,\"components\":"
                                + "[{\"type\":4,\"custom_id\":\"reason\",\"value\":\"No.\"}]}]}}");
    }

    private static String row(String... customIds) {
        var buttons = java.util.Arrays.stream(customIds).map(BUTTON::formatted).toList();
        return "{\"content\":\"x\",\"components\":[{\"type\":1,\"components\":[" + String.join(",", buttons) + "]}]}";
    }

    private HttpResponse<String> post(String json) throws Exception {
        return send("POST", "/channels/1/messages", json, "Bot token");
    }

    private HttpResponse<String> send(String method, String path, String json, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(discord.base() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("content-type", "application/json")
                .header("authorization", authorization)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
