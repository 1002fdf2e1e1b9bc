package mupot.kernel.egress;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request to another machine.
 *
 * @param headers without length and host, which the client sets
 * @param body empty: none
 */
public record Call(String method, URI address, Map<String, String> headers, byte[] body) {

    public Call {
        headers = Map.copyOf(headers);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if ((header.getKey() + header.getValue()).chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                throw new IllegalArgumentException(
                        "a header holds a control character: " + header.getKey().length());
            }
        }
    }

    public static Call get(URI address) {
        return new Call("GET", address, Map.of(), new byte[0]);
    }

    public static Call json(String method, URI address, byte[] json) {
        return new Call(method, address, Map.of("content-type", "application/json"), json);
    }

    public static Call multipart(String method, URI address, List<Multipart.Part> parts) {
        Multipart multipart = Multipart.of(parts);
        return new Call(method, address, Map.of("content-type", multipart.contentType()), multipart.body());
    }

    public Call with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Call(method, address, more, body);
    }

    /** Never shows headers: they may carry a secret. */
    @Override
    public String toString() {
        return method + " " + Origin.of(address).map(Origin::toString).orElse("nowhere") + ", " + body.length
                + " bytes";
    }
}
