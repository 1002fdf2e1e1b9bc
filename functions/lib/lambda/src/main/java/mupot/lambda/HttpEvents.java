package mupot.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import mupot.kernel.channel.RawReply;
import mupot.kernel.channel.RawRequest;

/** API Gateway's HTTP events (payload 2.0) as raw requests and replies. The only file that knows their shape. */
public final class HttpEvents {

    private HttpEvents() {}

    /** The body's exact bytes: what a signature covers. */
    public static RawRequest request(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new HashMap<>();
        if (event.getHeaders() != null) {
            event.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        }
        return new RawRequest(headers, body(event));
    }

    public static APIGatewayV2HTTPResponse response(RawReply reply) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(reply.status())
                .withHeaders(Map.of("content-type", reply.contentType()))
                .withBody(new String(reply.body(), StandardCharsets.UTF_8))
                .withIsBase64Encoded(false)
                .build();
    }

    /** The last segment of {@code /webhooks/PLATFORM}; empty for any other path. */
    public static String platform(APIGatewayV2HTTPEvent event) {
        String path = event.getRawPath() == null ? "" : event.getRawPath();
        return path.startsWith("/webhooks/") ? path.substring("/webhooks/".length()) : "";
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        if (event.getBody() == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded()
                ? Base64.getDecoder().decode(event.getBody())
                : event.getBody().getBytes(StandardCharsets.UTF_8);
    }
}
