package mupot.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Somebody in a guild's channel: what they do, as the interaction that Discord would send.
 *
 * @param application the application they talk to
 * @param guild empty: a direct message
 */
public record DiscordUser(String application, String guild, String channel, String id, String name) {

    /** Discord's own check that the webhook is there. */
    public static String ping(String application, String interaction) {
        return base(application, interaction, 1).toString();
    }

    /** A slash command with its text options. */
    public String command(String interaction, String name, Map<String, String> options) {
        ObjectNode root = placed(interaction, 2);
        ObjectNode data = root.putObject("data").put("id", "1").put("type", 1).put("name", name);
        var list = data.putArray("options");
        options.forEach((option, value) ->
                list.addObject().put("name", option).put("type", 3).put("value", value));
        return root.toString();
    }

    /** A click on a button of the message. */
    public String click(String interaction, String message, String customId) {
        ObjectNode root = placed(interaction, 3);
        root.putObject("data").put("component_type", 2).put("custom_id", customId);
        root.putObject("message").put("id", message).put("channel_id", channel);
        return root.toString();
    }

    /** A form with one field, sent off. */
    public String submit(String interaction, String customId, String field, String value) {
        ObjectNode root = placed(interaction, 5);
        ObjectNode row = root.putObject("data")
                .put("custom_id", customId)
                .putArray("components")
                .addObject()
                .put("type", 1);
        row.putArray("components")
                .addObject()
                .put("type", 4)
                .put("custom_id", field)
                .put("value", value);
        return root.toString();
    }

    private ObjectNode placed(String interaction, int type) {
        ObjectNode root = base(application, interaction, type).put("channel_id", channel);
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", id).put("username", name);
        if (guild.isEmpty()) {
            root.set("user", user);
        } else {
            root.put("guild_id", guild).putObject("member").set("user", user);
        }
        return root;
    }

    private static ObjectNode base(String application, String interaction, int type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("type", type)
                .put("id", interaction)
                .put("application_id", application)
                .put("token", "an-interaction-token");
    }
}
