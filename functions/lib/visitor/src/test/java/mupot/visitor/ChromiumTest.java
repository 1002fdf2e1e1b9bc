package mupot.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mupot.kernel.gate.TextChange;
import mupot.kernel.gate.Visitor.Comparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, with a server that would notice if anything of it got away. */
@Tag("browser")
class ChromiumTest {

    private static final Optional<Path> CHROMIUM = Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();

    private static final List<String> GOT_AWAY =
            List.of("/script", "/onerror", "/image.png", "/import.css", "/svgscript");

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer home;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        assumeTrue(CHROMIUM.isPresent(), "no Chromium here");
        home = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        home.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        home.start();
    }

    @AfterEach
    void stop() {
        if (home != null) {
            home.stop(0);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + home.getAddress().getPort();
    }

    private Process browser(String html, Path out) throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), html);
        return new ProcessBuilder(
                        CHROMIUM.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=4000",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private String shown(String html) throws Exception {
        Path out = folder.resolve("out.html");
        Process process = browser(html, out);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            end(process);
        }
        return Files.readString(out);
    }

    @Test
    void a_hostile_draft_on_its_own_gets_away_so_that_this_test_would_notice() throws Exception {
        Process process = browser(Hostile.page(address()), folder.resolve("out.html"));
        try {
            for (int i = 0; i < 300 && !asked.containsAll(GOT_AWAY); i++) {
                Thread.sleep(100);
            }
        } finally {
            end(process);
        }
        assertThat(asked).containsAll(GOT_AWAY);
    }

    @Test
    void drawn_on_the_page_it_neither_runs_nor_asks_anyone_anything() throws Exception {
        String html = new JsoupVisitor()
                .page(new Comparison(
                        "prop_1",
                        "ab",
                        "Shop, /srv/shop",
                        "edit",
                        List.of(new TextChange(
                                "index.html",
                                Optional.of("<h1>Our bread</h1>"),
                                Optional.of(Hostile.page(address()))))));

        assertThat(shown(html)).contains("<title>Before and after: prop_1</title>", "Our bread");
        assertThat(asked).isEmpty();
    }

    /** Were the drawing wrong, the frame and the policy would still hold. */
    @Test
    void put_into_a_frame_as_it_is_it_neither_runs_nor_asks_anyone_anything() throws Exception {
        String html = "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\""
                + Escaped.of(ComparedPage.policy()) + "\"><title>still</title></head><body>"
                + ComparedPage.frame("raw", Hostile.page(address())) + "</body></html>";

        assertThat(shown(html)).contains("<title>still</title>");
        assertThat(asked).isEmpty();
    }
}
