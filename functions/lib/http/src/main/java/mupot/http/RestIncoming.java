package mupot.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The request that this thread is answering. */
@Singleton
final class RestIncoming implements Incoming {

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;

    @Inject
    RestIncoming(HttpHeaders headers, UriInfo uri, Request request) {
        this.headers = headers;
        this.uri = uri;
        this.request = request;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> all = new HashMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) ->
                        values.stream().findFirst().ifPresent(value -> all.put(name.toLowerCase(Locale.ROOT), value)));
        return all;
    }

    @Override
    public String operation() {
        return request.getMethod() + " " + uri.getPath();
    }
}
