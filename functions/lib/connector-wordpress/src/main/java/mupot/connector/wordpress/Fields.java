package mupot.connector.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.parser.Parser;

/** Texts of a thing as WordPress spells it in JSON, and back. Raw texts alone: what is rendered is never written. */
final class Fields {

    private static final String TRASH = "trash";

    private Fields() {}

    /** The thing's texts by field; of what lies in the trash nothing but that it does. */
    static SortedMap<String, String> of(ResourceType type, JsonNode thing) {
        var texts = new TreeMap<String, String>();
        names(type, thing).forEach(name -> text(type, thing, name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    static Optional<String> text(ResourceType type, JsonNode thing, String field) {
        if (type.madeHere() && thing.path("status").asText().equals(TRASH) && !field.equals("status")) {
            return Optional.empty();
        }
        if (field.startsWith("meta/")) {
            return plain(thing.path("meta").path(field.substring("meta/".length())));
        }
        return switch (type) {
            case SETTINGS -> setting(thing, field);
            case WIDGETS -> plain(thing.path("instance").path("raw").path("content"));
            case MENU_ITEMS -> ofMenu(thing, field);
            case PAGES, POSTS, BLOCKS, MEDIA, NAVIGATION -> ofPost(thing, field);
        };
    }

    private static Optional<String> ofPost(JsonNode thing, String field) {
        return switch (field) {
            case "slug", "status", "alt_text", "parent", "featured_media" -> plain(thing.path(field));
            case "link" ->
                thing.path("status").asText().equals("publish") ? plain(thing.path(field)) : Optional.empty();
            default -> plain(thing.path(field).path("raw"));
        };
    }

    /** A label is the page's title where it has none of its own; what leads to a page that is gone shows nowhere. */
    private static Optional<String> ofMenu(JsonNode thing, String field) {
        if (thing.path("invalid").asBoolean(false)) {
            return Optional.empty();
        }
        return switch (field) {
            case "title" ->
                plain(thing.path("title").path("raw"))
                        .or(() -> plain(thing.path("title").path("rendered")).map(Fields::decoded));
            case "order" -> plain(thing.path("menu_order"));
            case "status" -> plain(thing.path("status"));
            default -> thing.path("type").asText().equals("custom") ? plain(thing.path(field)) : Optional.empty();
        };
    }

    private static Optional<String> setting(JsonNode settings, String field) {
        Optional<String> text = plain(settings.path(field));
        return field.equals("title") || field.equals("description") ? text.map(Fields::decoded) : text;
    }

    /** The body that sets these fields and no other. */
    static ObjectNode patch(ResourceType type, Map<String, String> texts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        texts.forEach((field, text) -> {
            if (type == ResourceType.WIDGETS) {
                body.putObject("instance").putObject("raw").put("content", text);
            } else if (field.startsWith("meta/")) {
                body.withObject("/meta").put(field.substring("meta/".length()), text);
            } else if (isNumber(type, field)) {
                body.put(field.equals("order") ? "menu_order" : field, Long.parseLong(text));
            } else {
                body.put(field, text);
            }
        });
        return body;
    }

    /** Whether a field holds a whole number. */
    static boolean isNumber(ResourceType type, String field) {
        return switch (field) {
            case "parent", "featured_media", "order" -> true;
            case "page_on_front", "page_for_posts", "posts_per_page", "start_of_week" -> type == ResourceType.SETTINGS;
            default -> false;
        };
    }

    private static List<String> names(ResourceType type, JsonNode thing) {
        var names = new ArrayList<>(type.fields());
        if (type == ResourceType.SETTINGS) {
            thing.fieldNames().forEachRemaining(name -> {
                if (Target.isSetting(name)) {
                    names.add(name);
                }
            });
        }
        if (type.hasMeta()) {
            thing.path("meta").fieldNames().forEachRemaining(key -> {
                if (Target.isMetaKey(key)) {
                    names.add("meta/" + key);
                }
            });
        }
        return names;
    }

    private static Optional<String> plain(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static String decoded(String text) {
        return Parser.unescapeEntities(text, true);
    }
}
