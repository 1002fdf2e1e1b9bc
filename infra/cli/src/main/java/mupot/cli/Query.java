package mupot.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query part of a path; what is null is left out. */
final class Query {

    private Query() {}

    static String of(@Nullable String... namesAndValues) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null) {
                parts.add(namesAndValues[i] + "=" + Api.part(value));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
