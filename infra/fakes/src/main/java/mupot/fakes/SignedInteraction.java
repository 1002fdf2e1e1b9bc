package mupot.fakes;

import java.util.Map;

/** A request as Discord would send it to a webhook. Header names in lower case. */
public record SignedInteraction(Map<String, String> headers, byte[] body) {

    public SignedInteraction {
        headers = Map.copyOf(headers);
    }
}
