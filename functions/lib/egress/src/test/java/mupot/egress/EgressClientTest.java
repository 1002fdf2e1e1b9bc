package mupot.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.kernel.egress.Answer;
import mupot.kernel.egress.Call;
import mupot.kernel.egress.EgressFailure;
import mupot.kernel.egress.EgressRefused;
import mupot.kernel.egress.Multipart;
import mupot.kernel.egress.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressClientTest {

    private static final Caps SHORT =
            new Caps(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(900), 10_000);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_origin_that_an_owner_named_on_this_machine_answers() throws Exception {
        try (var client = local()) {
            Answer answer = client.send(
                    Call.json("POST", base.resolve("/echo"), bytes("{\"a\":1}")).with("x-thing", "yes"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("POST application/json yes {\"a\":1}");
            assertThat(answer.header("x-answer")).contains("first");
        }
    }

    @Test
    void parts_arrive_as_they_were_sent() throws Exception {
        var part = new Multipart.Part("files[0]", Optional.of("a.diff"), "text/plain", bytes("--boundary?\r\n-x\n+y"));
        try (var client = local()) {
            Answer answer = client.send(Call.multipart("POST", base.resolve("/echo"), List.of(part)));

            assertThat(answer.text())
                    .contains("name=\"files[0]\"; filename=\"a.diff\"")
                    .contains("\r\n\r\n--boundary?\r\n-x\n+y\r\n--mupot-");
        }
    }

    @Test
    void an_origin_that_nobody_named_is_not_reached() throws Exception {
        try (var client = new EgressClient(Permission.of(Set.of(), Set.of()), Names.system(), SHORT)) {
            assertThatThrownBy(() -> client.send(Call.get(base.resolve("/echo"))))
                    .isInstanceOf(EgressRefused.class);
        }
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://discord.com/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://0x7f000001/x",
                "https://2130706433/x",
                "https://127.1/x",
                "https://user@discord.com/x",
                "ftp://discord.com/x",
                "file:///etc/passwd",
                "https:///x"
            })
    void only_https_and_a_name_lead_out(String address) throws Exception {
        try (var client = new EgressClient(origin -> Permission.Reach.PUBLIC, Names.system(), SHORT)) {
            assertThatThrownBy(() -> client.send(Call.get(URI.create(address)))).isInstanceOf(EgressRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:192.168.0.1"})
    void a_name_that_leads_inside_is_not_followed(String address) throws Exception {
        Names names = host -> new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName(address)};
        try (var client = new EgressClient(origin -> Permission.Reach.PUBLIC, names, SHORT)) {
            assertThatThrownBy(() -> client.send(Call.get(URI.create("https://innocent.example/"))))
                    .isInstanceOf(EgressRefused.class);
        }
    }

    @Test
    void what_is_named_on_this_machine_must_lie_on_this_machine() throws Exception {
        Names names = host -> new InetAddress[] {InetAddress.getByName("1.1.1.1")};
        try (var client = new EgressClient(origin -> Permission.Reach.THIS_MACHINE, names, SHORT)) {
            assertThatThrownBy(() -> client.send(Call.get(URI.create("http://wordpress.example/"))))
                    .isInstanceOf(EgressRefused.class);
        }
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_connected_to() throws Exception {
        var asked = new AtomicInteger();
        Names rebinding = host -> {
            String address = asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.9.9.9";
            return new InetAddress[] {InetAddress.getByName(address)};
        };
        URI named = URI.create("http://changing.example:" + base.getPort() + "/echo");
        try (var client = new EgressClient(origin -> Permission.Reach.THIS_MACHINE, rebinding, SHORT)) {
            assertThat(client.send(Call.get(named)).status()).isEqualTo(200);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
        try (var client = local()) {
            Answer answer = client.send(Call.get(base.resolve("/redirect")));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).contains("/echo");
        }
        assertThat(seen).containsExactly("GET /redirect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/large-in-chunks", "/silent", "/drips", "/breaks"})
    void an_answer_that_breaks_the_caps_is_none(String path) throws Exception {
        try (var client = local()) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> client.send(Call.get(base.resolve(path)))).isInstanceOf(EgressFailure.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/breaks", "/unavailable"})
    void nothing_is_sent_twice(String path) throws Exception {
        try (var client = local()) {
            try {
                client.send(Call.get(base.resolve(path)));
            } catch (EgressFailure _) {
                assertThat(path).isEqualTo("/breaks");
            }
        }
        assertThat(seen).containsExactly("GET " + path);
    }

    @Test
    void nothing_listens_there() throws Exception {
        int port = base.getPort();
        server.stop(0);
        try (var client = local()) {
            assertThatThrownBy(() -> client.send(Call.get(URI.create("http://127.0.0.1:" + port + "/"))))
                    .isInstanceOf(EgressFailure.class);
        }
    }

    @Test
    void a_call_never_shows_its_headers() {
        Call call = Call.get(URI.create("https://discord.com/api?x=1")).with("authorization", "Bot s3cret");

        assertThat(call.toString()).isEqualTo("GET https://discord.com, 0 bytes");
        assertThatThrownBy(() -> call.with("x", "a\r\nhost: evil")).isInstanceOf(IllegalArgumentException.class);
    }

    private EgressClient local() {
        return new EgressClient(Permission.of(Set.of(), Set.of(Origin.parse(base.toString()))), Names.system(), SHORT);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            seen.add(exchange.getRequestMethod() + " " + path);
            exchange.getResponseHeaders().add("x-answer", "first");
            exchange.getResponseHeaders().add("x-answer", "second");
            switch (path) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().set("location", "/echo");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/large" -> reply(exchange, 200, "x".repeat(10_001));
                case "/large-in-chunks" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(bytes("x".repeat(20_000)));
                }
                case "/silent" -> pause(1500);
                case "/drips" -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 20; i++) {
                        exchange.getResponseBody().write('x');
                        exchange.getResponseBody().flush();
                        pause(100);
                    }
                }
                case "/breaks" -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                }
                case "/unavailable" -> {
                    exchange.getResponseHeaders().set("retry-after", "0");
                    reply(exchange, 503, "later");
                }
                default ->
                    reply(
                            exchange,
                            200,
                            exchange.getRequestMethod() + " " + first(exchange, "content-type") + " "
                                    + first(exchange, "x-thing") + " " + new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    private static String first(HttpExchange exchange, String header) {
        return exchange.getRequestHeaders().getFirst(header);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        exchange.sendResponseHeaders(status, bytes(text).length);
        exchange.getResponseBody().write(bytes(text));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
