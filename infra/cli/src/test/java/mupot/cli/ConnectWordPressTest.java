package mupot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a WordPress's logins goes where, and what is said of it. */
class ConnectWordPressTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final Queue<JsonNode> sent = new ConcurrentLinkedQueue<>();
    private final StringWriter told = new StringWriter();
    private HttpServer pot;
    private String changing;
    private String reading;

    @BeforeEach
    void start() throws IOException {
        changing = Files.writeString(folder.resolve("changing"), "aaaa bbbb\n").toString();
        reading = Files.writeString(folder.resolve("reading"), "cccc dddd\n").toString();
        pot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pot.createContext("/", exchange -> {
            sent.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            byte[] body = "{\"origin\":\"https://example.org\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        pot.start();
    }

    @AfterEach
    void stop() {
        pot.stop(0);
    }

    private int connect(String... more) {
        List<String> words = new ArrayList<>(
                List.of("site", "connect", "wordpress", "https://example.org", "--squad", "web", "--user", "agents"));
        words.addAll(List.of(more));
        words.addAll(List.of("--url", "http://127.0.0.1:" + pot.getAddress().getPort(), "--token", "pot_x"));
        var line = Main.commandLine();
        line.setOut(new PrintWriter(told, true));
        line.setErr(new PrintWriter(told, true));
        return line.execute(words.toArray(String[]::new));
    }

    private String toldInOneLine() {
        return told.toString().replaceAll("\\s+", " ");
    }

    @Test
    void a_second_users_login_is_sent_for_reading() {
        assertThat(connect("--password-file", changing, "--read-user", "eyes", "--read-password-file", reading))
                .isZero();
        assertThat(sent).singleElement().satisfies(body -> {
            assertThat(body.path("user").asText()).isEqualTo("agents");
            assertThat(body.path("password").asText()).isEqualTo("aaaa bbbb");
            assertThat(body.path("readUser").asText()).isEqualTo("eyes");
            assertThat(body.path("readPassword").asText()).isEqualTo("cccc dddd");
        });
        assertThat(toldInOneLine()).contains("could do there what eyes may, and not what agents may.");
    }

    @Test
    void without_one_it_is_said_that_the_worker_holds_the_login_that_publishes() {
        assertThat(connect("--password-file", changing)).isZero();
        assertThat(sent).singleElement().satisfies(body -> assertThat(body.has("readUser"))
                .isFalse());
        assertThat(toldInOneLine())
                .contains("Whoever took the worker's process over could do there what agents may")
                .contains("--read-user");
    }

    @Test
    void a_password_for_reading_without_its_user_or_two_from_one_input_are_a_mistake() {
        assertThat(connect("--password-file", changing, "--read-password-file", reading))
                .isEqualTo(Failures.WRONG_USAGE);
        assertThat(connect("--password-file", "-", "--read-user", "eyes", "--read-password-file", "-"))
                .isEqualTo(Failures.WRONG_USAGE);
        assertThat(sent).isEmpty();
    }
}
