package mupot.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Discord refuses with 400: the limits that a message and a command have. */
final class DiscordRules {

    private static final int ROW = 1;
    private static final int BUTTON = 2;

    private DiscordRules() {}

    /** A message or a command that Discord would not take. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static String content(JsonNode message) {
        String content = message.path("content").asText("");
        check(content.length() <= 2000, "content: must be 2000 or fewer in length");
        return content;
    }

    static String nonce(JsonNode message) {
        String nonce = message.path("nonce").asText("");
        check(nonce.length() <= 25, "nonce: must be 25 or fewer in length");
        return nonce;
    }

    static List<DiscordMessage.Button> buttons(JsonNode message) {
        JsonNode rows = message.path("components");
        check(rows.isMissingNode() || rows.isArray(), "components: must be a list");
        check(rows.size() <= 5, "components: at most 5 rows");
        var buttons = new ArrayList<DiscordMessage.Button>();
        Set<String> ids = new HashSet<>();
        for (JsonNode row : rows) {
            JsonNode inside = row.path("components");
            check(row.path("type").asInt() == ROW, "components: only rows stand at the top");
            check(!inside.isEmpty() && inside.size() <= 5, "components: a row has 1 to 5 buttons");
            for (JsonNode one : inside) {
                var button = button(one);
                check(ids.add(button.customId()), "components: custom id can't be there twice");
                buttons.add(button);
            }
        }
        return buttons;
    }

    static void commands(JsonNode commands) {
        check(commands.isArray() && commands.size() <= 100, "commands: a list of at most 100");
        Set<String> names = new HashSet<>();
        for (JsonNode command : commands) {
            named(command);
            check(names.add(command.path("name").asText()), "commands: a name can't be there twice");
            boolean optionalSeen = false;
            for (JsonNode option : command.path("options")) {
                named(option);
                check(option.path("type").isInt(), "options: type is missing");
                boolean required = option.path("required").asBoolean(false);
                check(!(required && optionalSeen), "options: required ones stand before the others");
                optionalSeen |= !required;
            }
        }
    }

    private static DiscordMessage.Button button(JsonNode one) {
        String label = one.path("label").asText("");
        String customId = one.path("custom_id").asText("");
        int style = one.path("style").asInt(0);
        check(one.path("type").asInt() == BUTTON, "components: a row holds buttons");
        check(style >= 1 && style <= 4, "components: style is 1 to 4");
        check(!label.isEmpty() && label.length() <= 80, "components: label has 1 to 80 characters");
        check(!customId.isEmpty() && customId.length() <= 100, "components: custom_id has 1 to 100 characters");
        return new DiscordMessage.Button(label, style, customId);
    }

    private static void named(JsonNode thing) {
        String description = thing.path("description").asText("");
        check(thing.path("name").asText("").matches("[-_'\\p{Ll}\\p{Lo}\\p{N}]{1,32}"), "name: not allowed");
        check(!description.isEmpty() && description.length() <= 100, "description: has 1 to 100 characters");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new Refused(message);
        }
    }
}
