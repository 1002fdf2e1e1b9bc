package mupot.testkit.lambda.http;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/** One HTTP request, its body complete (chunks already joined) and its path decoded. */
public record Request(String method, String path, String query, Headers headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Whether a query parameter of this name is there, with or without a value. */
    public boolean asks(String parameter) {
        return ("&" + query).contains("&" + parameter);
    }
}
