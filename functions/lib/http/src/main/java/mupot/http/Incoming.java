package mupot.http;

import java.util.Map;
import java.util.Optional;

/** What a resource needs to know of the request besides its body. */
interface Incoming {

    Optional<String> header(String name);

    /** All of them, names in lower case; of several with one name the first. */
    Map<String, String> headers();

    /** Method and path: the same key for another operation is another delivery. */
    String operation();
}
