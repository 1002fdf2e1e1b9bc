package mupot.testkit.lambda.event;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mupot.testkit.lambda.Answer;

/** What the gateway makes of a function's answer: header names in lower case, the body's bytes decoded. */
public record HttpApiAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    public HttpApiAnswer {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** A failed function is a 500, one out of time a 503, and an answer without a status a 200 with all of it. */
    public static HttpApiAnswer of(Answer answer) {
        return switch (answer) {
            case Answer.Success success -> read(success.payload());
            case Answer.Failure _ -> refused(500, "Internal Server Error");
            case Answer.TimedOut _ -> refused(503, "Service Unavailable");
        };
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static HttpApiAnswer read(byte[] payload) {
        try {
            var json = JSON.readTree(payload);
            if (!json.path("statusCode").isInt()) {
                return new HttpApiAnswer(200, Map.of("content-type", "application/json"), List.of(), payload);
            }
            var headers = new LinkedHashMap<String, String>();
            json.path("headers")
                    .properties()
                    .forEach(each -> headers.put(
                            each.getKey().toLowerCase(Locale.ROOT),
                            each.getValue().asText()));
            var cookies = new ArrayList<String>();
            json.path("cookies").forEach(each -> cookies.add(each.asText()));
            var body = json.path("body").asText("");
            var bytes = json.path("isBase64Encoded").asBoolean()
                    ? Base64.getDecoder().decode(body)
                    : body.getBytes(StandardCharsets.UTF_8);
            return new HttpApiAnswer(json.path("statusCode").intValue(), headers, cookies, bytes);
        } catch (IOException notJson) {
            return refused(500, "Internal Server Error");
        }
    }

    private static HttpApiAnswer refused(int status, String why) {
        var body = "{\"message\":\"%s\"}".formatted(why).getBytes(StandardCharsets.UTF_8);
        return new HttpApiAnswer(status, Map.of("content-type", "application/json"), List.of(), body);
    }
}
