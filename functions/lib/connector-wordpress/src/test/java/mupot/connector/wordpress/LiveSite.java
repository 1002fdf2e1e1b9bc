package mupot.connector.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mupot.egress.Caps;
import mupot.egress.EgressClient;
import mupot.egress.Permission;
import mupot.kernel.Secret;
import mupot.kernel.SecretReader;
import mupot.kernel.connector.Connection;
import mupot.kernel.egress.Egress;
import mupot.kernel.egress.Origin;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.SquadId;

/** A real WordPress on this machine with its seeded site, and what anyone with its passwords can do past the connector. */
final class LiveSite {

    static final String EDITOR = "editor";
    static final String ADMIN = "admin";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROOT = System.getProperty("mupot.root", ".");
    private static final Path DIR = Path.of(System.getProperty("wordpress.dir", ROOT + "/target/wordpress"));
    private static final LiveSite SITE = new LiveSite(script("up", "--port", "0"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode info;

    private LiveSite(JsonNode info) {
        this.info = info;
    }

    static LiveSite seeded() {
        var _ = script("seed");
        return SITE;
    }

    private static JsonNode script(String... words) {
        var command = new java.util.ArrayList<String>();
        command.add(ROOT + "/infra/testkit/wordpress/wordpress.sh");
        command.addAll(java.util.List.of(words));
        command.addAll(java.util.List.of("--dir", DIR.toString()));
        if (words[0].equals("up") && running(DIR)) {
            command.set(1, "info");
            command.remove("--port");
            command.remove("0");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no WordPress could be started here: see what the script says above");
            }
            return JSON.readTree(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean running(Path dir) {
        try {
            var address = URI.create(
                    JSON.readTree(dir.resolve("info.json").toFile()).path("url").asText());
            new java.net.Socket(InetAddress.getLoopbackAddress(), address.getPort()).close();
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    String url() {
        return info.path("url").asText();
    }

    Connection connection() {
        String ulid = "0".repeat(26);
        return new Connection(
                new ConnectionId("con_" + ulid),
                new SquadId("sqd_" + ulid),
                new DepartmentId("dep_" + ulid),
                "wordpress",
                "nursery",
                url(),
                Instant.EPOCH);
    }

    String login(String user) {
        return user + ":" + info.path("users").path(user).path("app_password").asText();
    }

    /** As the vaults do: only for exactly the origin it was sealed to. */
    SecretReader secrets(String user) {
        return sealed(url(), login(user));
    }

    static SecretReader sealed(String to, String login) {
        return (_, _, origin) -> origin.equals(to) ? Optional.of(new Secret(login)) : Optional.empty();
    }

    Egress egress() {
        return egress(Caps.USUAL);
    }

    Egress impatient() {
        return egress(new Caps(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3), 5_000_000));
    }

    private Egress egress(Caps caps) {
        return new EgressClient(
                Permission.of(Set.of(), Set.of(Origin.parse(url()))),
                _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                caps);
    }

    WordPressReading reading(String user) {
        return new WordPressReading(egress(), secrets(user), mupot.kernel.SecretClass.READ);
    }

    WordPressWriting writing(String user) {
        return new WordPressWriting(egress(), secrets(user));
    }

    JsonNode get(String route) {
        return send("GET", route, null);
    }

    JsonNode post(String route, Object body) {
        return send("POST", route, JSON.valueToTree(body));
    }

    /** As the site's administrator. */
    private JsonNode send(String method, String route, JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/wp-json/wp/v2/" + route))
                .header(
                        "authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(login(ADMIN).getBytes(StandardCharsets.UTF_8)))
                .header("content-type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The front page as visitors get it. */
    String home() {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url() + "/")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Past the connector, with that user's bare password. */
    String raw(String user, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .header(
                        "authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString(login(user).getBytes(StandardCharsets.UTF_8)))
                .header("content-type", body.startsWith("<") ? "text/xml" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a text there as a person would. */
    void put(String target, String text) {
        Target parsed = Target.parse(target).orElseThrow();
        var body = Fields.patch(parsed.resource().type(), Map.of(parsed.field(), text));
        Optional<String> route = route(parsed.resource());
        if (route.isEmpty()) {
            body.put("slug", parsed.resource().slug().orElseThrow()).put("status", "publish");
        }
        var _ = post(route.orElse(parsed.resource().type().route()), body);
    }

    Optional<String> present(String target) {
        Target parsed = Target.parse(target).orElseThrow();
        return route(parsed.resource())
                .flatMap(route -> Fields.text(parsed.resource().type(), get(route + "?context=edit"), parsed.field()));
    }

    private Optional<String> route(Resource resource) {
        if (resource.type() == ResourceType.SETTINGS) {
            return Optional.of("settings");
        }
        if (resource.slug().isEmpty()) {
            return Optional.of(resource.toString());
        }
        JsonNode found = get(resource.type().route() + "?status=any&context=edit&slug="
                + resource.slug().get());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        resource.type().route() + "/" + found.get(0).path("id").asText());
    }
}
