package mupot.sitecare.wordpress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing of a site with its fields, as the connector names them.
 *
 * @param id its number, or {@code new:} and the slug that it would have
 */
record Thing(String type, String id, Map<String, String> fields) {

    private static final Set<String> ENTRIES = Set.of("pages", "posts");
    private static final String NEW = "new:";
    private static final Pattern TARGET = Pattern.compile(
            "(pages|posts|blocks|media|navigation|menu-items|widgets)/([^/.]+)/((?:meta/)?[A-Za-z0-9_-]+)");

    /** Of all texts of a site; what is no field of a thing is left out. */
    static List<Thing> among(SortedMap<String, String> texts) {
        SortedMap<String, Thing> things = new TreeMap<>();
        texts.forEach((target, text) -> {
            Matcher parts = TARGET.matcher(target);
            if (parts.matches()) {
                String name = parts.group(1) + "/" + parts.group(2);
                things.computeIfAbsent(name, _ -> new Thing(parts.group(1), parts.group(2), new TreeMap<>()))
                        .fields()
                        .put(parts.group(3), text);
            }
        });
        return List.copyOf(things.values());
    }

    /** The type and the field of a target; empty: it is no field of a thing. */
    static Optional<Map.Entry<String, String>> typeAndField(String target) {
        Matcher parts = TARGET.matcher(target);
        return parts.matches() ? Optional.of(Map.entry(parts.group(1), parts.group(3))) : Optional.empty();
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String target(String field) {
        return name() + "/" + field;
    }

    String name() {
        return type + "/" + id;
    }

    /** What has an address of its own. */
    boolean isEntry() {
        return ENTRIES.contains(type);
    }

    /** Whether anyone may see it. */
    boolean isPublic() {
        return isEntry() && field("status").equals(Optional.of("publish"));
    }

    Optional<String> slug() {
        return id.startsWith(NEW) ? Optional.of(id.substring(NEW.length())) : field("slug");
    }
}
