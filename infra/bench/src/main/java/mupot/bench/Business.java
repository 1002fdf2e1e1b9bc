package mupot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mupot.fakes.DiscordSigner;
import mupot.fakes.DiscordUser;
import mupot.fakes.SignedInteraction;

/** The sample bakery and its owner, who files and decides. */
record Business(Path checkout, Path data, Path site, Shell shell, DiscordSigner signer) {

    static final String BOT_TOKEN = "bench-bot-token";
    static final DiscordUser ADA = new DiscordUser(
            "100000000000000001", "200000000000000001", "300000000000000001", "400000000000000001", "ada");

    /** From an empty pot to a squad in a channel. */
    void found() throws IOException {
        layOut();
        String link = Files.readString(data.resolve("owner-link")).strip();
        String token = shell.post(
                        "/api/v1/init",
                        Shell.node(
                                "token",
                                link.substring(link.indexOf("token=") + "token=".length()),
                                "name",
                                "Alder Bakery",
                                "email",
                                "ada@example.com"))
                .path("token")
                .asText();
        shell.as(token);
        shell.post("/api/v1/departments", Shell.node("name", "Marketing"));
        shell.post(
                "/api/v1/squads", Shell.node("name", "Web", "department", "marketing", "template", "web-operations"));
        shell.post("/api/v1/sites", Shell.node("kind", "folder", "origin", site.toString(), "squad", "web"));
        shell.put(
                "/api/v1/channels/discord",
                Shell.node(
                        "applicationId", ADA.application(), "publicKey", signer.publicKeyHex(), "botToken", BOT_TOKEN));
        shell.post(
                "/api/v1/bindings",
                Shell.node("platform", "discord", "channel", ADA.channel(), "workspace", ADA.guild(), "squad", "web"));
        String code = shell.post("/api/v1/link-codes", Shell.node("platform", "discord"))
                .path("code")
                .asText();
        shell.webhook(signed("link", Map.of("code", code)));
    }

    /** The site as it is shipped, faults and all. */
    void layOut() {
        Path from = checkout.resolve("test-fixtures/sites/alder-bakery");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = site.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SignedInteraction task(String title) {
        return signed("task", Map.of("title", title));
    }

    /** Files by chat; the task's id. */
    String file() {
        shell.webhook(task("Fix the faults on our site"));
        return shell.get("/api/v1/tasks?squad=web")
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** The newest proposal of the task, once it waits for a verdict. */
    JsonNode pending(String task) {
        return awaited(
                () -> {
                    JsonNode all = shell.get("/api/v1/tasks/" + task).path("proposals");
                    String id = all.path(all.size() - 1).asText();
                    return id.isEmpty() ? Shell.node() : shell.get("/api/v1/proposals/" + id);
                },
                "Pending");
    }

    /** Approves, and comes back when the receipt of what was done is sealed. */
    void approved(JsonNode proposal) {
        String id = proposal.path("id").asText();
        shell.post(
                "/api/v1/proposals/" + id + "/approve",
                Shell.node("hash", proposal.path("hash").asText()));
        awaited(() -> firedAndSealed(id), "sealed");
    }

    private JsonNode firedAndSealed(String proposal) {
        for (JsonNode receipt :
                shell.get("/api/v1/receipts?subject=" + proposal).path("items")) {
            if (receipt.path("action").asText().equals("effect.fired")
                    && receipt.path("seq").isNumber()) {
                return Shell.node("state", "sealed");
            }
        }
        return Shell.node();
    }

    private static JsonNode awaited(Supplier<JsonNode> look, String state) {
        long begin = System.nanoTime();
        while (Bench.millisSince(begin) < 60_000) {
            JsonNode now = look.get();
            if (now.path("state").asText().equals(state)) {
                return now;
            }
            // The longer it takes, the more rarely: nobody may look more often than the pot lets people.
            Bench.rest(Math.max(5, (long) (Bench.millisSince(begin) / 40)));
        }
        throw new IllegalStateException("not " + state + " within a minute");
    }

    private SignedInteraction signed(String command, Map<String, String> options) {
        String id = Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 4);
        return signer.sign(ADA.command(id, command, options));
    }
}
