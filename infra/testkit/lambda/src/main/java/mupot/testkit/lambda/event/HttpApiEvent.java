package mupot.testkit.lambda.event;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A request as an HTTP API of API Gateway hands it to a function, payload format 2.0: header names in lower case,
 * repeated headers joined by commas, cookies apart from the headers.
 *
 * @param target path and query as the client wrote them
 */
public record HttpApiEvent(
        String method, String target, Map<String, String> headers, List<String> cookies, byte[] body, Coding coding) {

    /** How the body travels. */
    public enum Coding {
        /** As text, if the media type says text and the bytes are UTF-8; else in base64 (forms, for one). */
        AS_GATEWAY,
        BASE64
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    public HttpApiEvent {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    public static HttpApiEvent of(String method, String target) {
        var host = Map.of("host", "abc123.execute-api.us-east-1.amazonaws.com");
        return new HttpApiEvent(method, target, host, List.of(), new byte[0], Coding.AS_GATEWAY);
    }

    /** Adds a header; the same name again is joined, and a cookie header goes where format 2.0 has it. */
    public HttpApiEvent header(String name, String value) {
        if (name.equalsIgnoreCase("cookie")) {
            var more = new ArrayList<>(cookies);
            more.addAll(List.of(value.split("; *", -1)));
            return new HttpApiEvent(method, target, headers, more, body, coding);
        }
        var more = new LinkedHashMap<>(headers);
        more.merge(name.toLowerCase(Locale.ROOT), value, (first, next) -> first + "," + next);
        return new HttpApiEvent(method, target, more, cookies, body, coding);
    }

    public HttpApiEvent body(byte[] bytes) {
        var more = new LinkedHashMap<>(headers);
        more.put("content-length", Integer.toString(bytes.length));
        return new HttpApiEvent(method, target, more, cookies, bytes, coding);
    }

    public HttpApiEvent coded(Coding other) {
        return new HttpApiEvent(method, target, headers, cookies, body, other);
    }

    public byte[] toJson() {
        int mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? "" : target.substring(mark + 1);
        var event = JSON.createObjectNode();
        event.put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", query);
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach(list::add);
        }
        var all = event.putObject("headers");
        headers.forEach(all::put);
        if (!query.isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            parameters(query).forEach(parameters::put);
        }
        putContext(event.putObject("requestContext"), path);
        putBody(event);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void putContext(ObjectNode context, String path) {
        var now = Instant.now();
        context.put("accountId", "123456789012").put("apiId", "abc123").put("domainPrefix", "abc123");
        context.put("domainName", headers.getOrDefault("host", "")).put("stage", "$default");
        context.put("routeKey", "$default").put("requestId", UUID.randomUUID().toString());
        context.put("time", LOG_TIME.format(now)).put("timeEpoch", now.toEpochMilli());
        var http = context.putObject("http");
        http.put("method", method).put("path", path).put("protocol", "HTTP/1.1");
        http.put("sourceIp", "203.0.113.7").put("userAgent", headers.getOrDefault("user-agent", ""));
    }

    private void putBody(ObjectNode event) {
        boolean text = coding == Coding.AS_GATEWAY && isTextType() && isUtf8();
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
    }

    private boolean isTextType() {
        var type = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.matches("application/([a-z0-9.-]+\\+)?(json|xml|javascript)(;.*)?");
    }

    private boolean isUtf8() {
        return Arrays.equals(new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), body);
    }

    private static Map<String, String> parameters(String query) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            all.merge(decoded(name), decoded(value), (first, next) -> first + "," + next);
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
