package mupot.channel.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import mupot.channel.discord.DiscordApi.Result;

/** Registers the pot's slash commands for the whole application, in place of whatever was registered before. */
public record Register(DiscordApi api) {

    private static final int TEXT = 3;

    /** How it went. */
    public sealed interface Registered {

        record Done(int commands) implements Registered {}

        record Later(Duration after) implements Registered {}

        record Refused(String why) implements Registered {}
    }

    public Registered register(String applicationId) {
        if (!DiscordApi.isId(applicationId)) {
            return new Registered.Refused("this is no application id");
        }
        ArrayNode commands = commands();
        String path = "/applications/" + applicationId + "/commands";
        return switch (api.send("PUT", path, commands, Optional.empty())) {
            case Result.Ok _ -> new Registered.Done(commands.size());
            case Result.Missing _ -> new Registered.Refused("Discord knows no such application");
            case Result.Later(var after) -> new Registered.Later(after);
            case Result.Refused(var why) -> new Registered.Refused(why);
        };
    }

    static ArrayNode commands() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        ArrayNode task = command(all, "task", "File a task for this channel's squad");
        option(task, "title", "What is to be done, in one line", true, 200);
        option(task, "body", "More about it", false, 6000);
        option(task, "done-when", "How to see that it is done", false, 2000);
        ArrayNode status = command(all, "status", "How the squad's tasks stand");
        option(status, "task", "One task, as its card names it", false, 40);
        ArrayNode link = command(all, "link", "Tie this account to you");
        option(link, "code", "The code that `pot link` made", true, 100);
        all.addObject().put("type", 1).put("name", "help").put("description", "What can be said here");
        return all;
    }

    private static ArrayNode command(ArrayNode all, String name, String description) {
        ObjectNode command = all.addObject().put("type", 1).put("name", name).put("description", description);
        return command.putArray("options");
    }

    private static void option(ArrayNode options, String name, String description, boolean required, int atMost) {
        options.addObject()
                .put("type", TEXT)
                .put("name", name)
                .put("description", description)
                .put("required", required)
                .put("max_length", atMost);
    }
}
