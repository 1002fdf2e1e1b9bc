package mupot.connector.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mupot.egress.Caps;
import mupot.egress.EgressClient;
import mupot.egress.Permission;
import mupot.kernel.Secret;
import mupot.kernel.SecretClass;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.egress.Origin;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.SquadId;

/** A site that keeps things as WordPress's REST interface does, over a real connection, with people at work on it. */
final class PretendSite implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROOT = "/wp-json/wp/v2/";
    private static final Set<String> RAW = Set.of("title", "content", "excerpt", "caption", "description");

    private final Map<String, ObjectNode> things = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final Set<String> refused = Collections.synchronizedSet(new HashSet<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private int next = 100;

    PretendSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** As a person would, past the connector. */
    void put(String target, String text) {
        Target parsed = Target.parse(target).orElseThrow();
        String route = parsed.resource().toString();
        if (!things.containsKey(route)) {
            ObjectNode made = JSON.createObjectNode();
            made.put("id", Long.parseLong(parsed.resource().id())).put("status", "publish");
            things.put(route, made);
        }
        set(things.get(route), Fields.patch(parsed.resource().type(), Map.of(parsed.field(), text)));
    }

    /** A menu's entry without a label of its own. */
    void tied(String item, long page) {
        long id = Long.parseLong(item.substring(item.indexOf('/') + 1));
        things.put(item, JSON.createObjectNode().put("id", id).put("object_id", page));
    }

    Optional<String> present(String target) {
        Target parsed = Target.parse(target).orElseThrow();
        return Optional.ofNullable(things.get(parsed.resource().toString()))
                .flatMap(thing -> Fields.text(parsed.resource().type(), shown(thing), parsed.field()));
    }

    /** Once, right before that request is carried out: {@code POST pages/6}. */
    void meanwhile(String request, Runnable edit) {
        meanwhile.put(request, edit);
    }

    /** That user may not. */
    void refuse(String request) {
        refused.add(request);
    }

    long times(String request) {
        return asked.stream().filter(request::equals).count();
    }

    /** From what is there now to this. */
    Change to(String target, String after) {
        return new Change(target, present(target).map(Hash::of), Optional.of(after));
    }

    Performed perform(Change... changes) {
        var payload = new Payload(connection().id(), "apply", List.of(changes));
        return new WordPressWriting(egress(), (_, _, _) -> Optional.of(new Secret("ed:pass")))
                .perform(connection(), payload, new ProposalId("prp_" + "0".repeat(26)));
    }

    WordPressReading reading() {
        return new WordPressReading(egress(), (_, _, _) -> Optional.of(new Secret("ed:pass")), SecretClass.READ);
    }

    Connection connection() {
        String ulid = "0".repeat(26);
        return new Connection(
                new ConnectionId("con_" + ulid),
                new SquadId("sqd_" + ulid),
                new DepartmentId("dep_" + ulid),
                "wordpress",
                "shop",
                origin(),
                Instant.EPOCH);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private EgressClient egress() {
        return new EgressClient(
                Permission.of(Set.of(), Set.of(Origin.parse(origin()))),
                _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                new Caps(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), 5 * 1024 * 1024));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String route = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
        String request = exchange.getRequestMethod() + " " + route;
        Optional.ofNullable(meanwhile.remove(request)).ifPresent(Runnable::run);
        asked.add(request);
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        JsonNode said = route.isEmpty()
                ? JSON.readTree("{\"namespaces\":[\"wp/v2\"],\"authentication\":{\"application-passwords\":{}}}")
                : refused.contains(request)
                        ? code("rest_cannot_edit", 403)
                        : done(exchange.getRequestMethod(), route, query(exchange), body);
        byte[] bytes = said.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(said.at("/data/status").asInt(200), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String query(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    }

    private JsonNode done(String method, String route, String query, JsonNode body) {
        if (route.equals("users/me/application-passwords/introspect")) {
            return JSON.createObjectNode().put("uuid", "u");
        }
        if (route.equals("users/me")) {
            return JSON.createObjectNode()
                    .set("capabilities", JSON.createObjectNode().put("edit_others_pages", true));
        }
        if (!route.contains("/")) {
            return method.equals("GET") ? list(route, query) : made(route, (ObjectNode) body);
        }
        ObjectNode thing = things.get(route);
        if (thing == null) {
            return code("rest_post_invalid_id", 404);
        }
        if (method.equals("POST")) {
            set(thing, (ObjectNode) body);
        }
        if (method.equals("DELETE")) {
            thing.put("status", "trash");
        }
        return shown(thing);
    }

    private ArrayNode list(String type, String query) {
        ArrayNode list = JSON.createArrayNode();
        things.forEach((route, thing) -> {
            String slug = "slug=" + thing.path("slug").asText();
            if (route.startsWith(type + "/")
                    && !thing.path("status").asText().equals("trash")
                    && (!query.contains("slug=") || List.of(query.split("&")).contains(slug))) {
                list.add(shown(thing));
            }
        });
        return list;
    }

    private ObjectNode made(String type, ObjectNode body) {
        ObjectNode thing = JSON.createObjectNode().put("id", ++next);
        RAW.forEach(field -> thing.putObject(field).put("raw", ""));
        set(thing, body);
        things.put(type + "/" + next, thing);
        return shown(thing);
    }

    private static void set(ObjectNode thing, ObjectNode body) {
        body.properties().forEach(field -> {
            if (RAW.contains(field.getKey())) {
                thing.putObject(field.getKey()).put("raw", field.getValue().asText());
            } else if (field.getKey().equals("instance")) {
                thing.withObject("/instance").setAll((ObjectNode) field.getValue());
            } else {
                thing.set(field.getKey(), field.getValue());
            }
        });
    }

    /** A label follows its page's title, which WordPress spells for a page's text. */
    private ObjectNode shown(ObjectNode thing) {
        ObjectNode shown = thing.deepCopy();
        RAW.forEach(field -> {
            if (shown.has(field)) {
                String raw = shown.path(field).path("raw").asText();
                shown.withObject("/" + field).put("rendered", raw.replace("&", "&#038;"));
            }
        });
        if (shown.has("object_id") && !shown.has("title")) {
            JsonNode title = shown(things.get("pages/" + shown.path("object_id").asLong()))
                    .path("title");
            shown.putObject("title").put("raw", title.path("rendered").asText());
        }
        return shown;
    }

    private static ObjectNode code(String code, int status) {
        ObjectNode said = JSON.createObjectNode().put("code", code);
        said.putObject("data").put("status", status);
        return said;
    }
}
