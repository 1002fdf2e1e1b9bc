package mupot.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
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
    public String operation() {
        return request.getMethod() + " " + uri.getPath();
    }
}
