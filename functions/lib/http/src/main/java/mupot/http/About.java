package mupot.http;

import java.util.List;
import java.util.Optional;

/**
 * What anybody may know of this pot, and the parts an admin may ask about.
 *
 * @param receiptKeys the public keys that verify receipts, as the JSON list that deployment hands over
 */
public record About(String pot, String version, String commit, String receiptKeys, List<Part> parts) {

    /** Something the pot stands on. */
    public interface Part {

        String name();

        /** What is wrong with it now, in words without secrets; empty: it is well. */
        Optional<String> trouble();
    }

    public About {
        parts = List.copyOf(parts);
    }
}
