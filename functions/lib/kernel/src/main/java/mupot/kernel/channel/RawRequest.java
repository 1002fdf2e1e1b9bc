package mupot.kernel.channel;

import java.util.Map;
import java.util.Optional;

/**
 * A webhook as it arrived.
 *
 * @param headers names in lower case
 * @param body the exact bytes, which the signature covers
 */
public record RawRequest(Map<String, String> headers, byte[] body) {

    /** What a chat platform may send at most; larger is refused before any crypto. */
    public static final int MAX_BODY = 64 * 1024;

    public RawRequest {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
