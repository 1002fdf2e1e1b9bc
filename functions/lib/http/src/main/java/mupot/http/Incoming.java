package mupot.http;

import java.util.Optional;

/** What a resource needs to know of the request besides its body. */
interface Incoming {

    Optional<String> header(String name);

    /** Method and path: the same key for another operation is another delivery. */
    String operation();
}
