package mupot.kernel.channel;

import java.nio.charset.StandardCharsets;

/** An HTTP answer to a webhook. */
public record RawReply(int status, String contentType, byte[] body) {

    /**
     * An answer that says why nothing was done.
     *
     * @param code a word of ours
     * @param message a sentence of ours: it stands in JSON as it is, so nothing that came with a request belongs in it
     */
    public static RawReply refused(int status, String code, String message) {
        String json = "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
        return new RawReply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
