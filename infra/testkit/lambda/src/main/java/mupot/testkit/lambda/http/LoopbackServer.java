package mupot.testkit.lambda.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on a free loopback port, one virtual thread for each request, so that a handler may block for as long
 * as it likes. A request whose body breaks off never reaches the handler.
 */
public final class LoopbackServer implements AutoCloseable {

    /** What answers requests; may block, and is interrupted when the server closes. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request) throws InterruptedException;
    }

    static {
        // Head and body leave in two packets: with Nagle's delay each answer would cost 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(Handler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port to listen on", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, handler));
    }

    public static LoopbackServer start(Handler handler) {
        var loopback = new LoopbackServer(handler);
        loopback.server.start();
        return loopback;
    }

    /** Host and port, {@code 127.0.0.1:4711}. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://" + authority());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            var reply = answer(handler, read(exchange));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(reply.body().length));
            }
            boolean bodiless = head || reply.body().length == 0;
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(reply.body());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new Request(exchange.getRequestMethod(), uri.getPath(), query, exchange.getRequestHeaders(), body);
    }

    private static Reply answer(Handler handler, Request request) throws InterruptedException {
        try {
            return handler.handle(request);
        } catch (RuntimeException bug) {
            return Reply.of(500, "text/plain", "%s %s: %s".formatted(request.method(), request.path(), bug));
        }
    }
}
