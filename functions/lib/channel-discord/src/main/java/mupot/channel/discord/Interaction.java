package mupot.channel.discord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mupot.kernel.channel.ChannelPlace;
import mupot.kernel.channel.ChannelUser;
import mupot.kernel.channel.Inbound;
import mupot.kernel.channel.Platform;
import mupot.kernel.channel.Received;
import mupot.kernel.channel.Said;

/**
 * What a signed interaction means. The signature alone proves the application, as every application has its own key;
 * an application id that is there and another's is a forgery all the same.
 */
final class Interaction {

    private static final Pattern WORD = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");
    private static final int MAX_REASON = 4000;

    private Interaction() {}

    /** Never throws: what can't be understood is {@link Received.Malformed}. */
    static Received read(byte[] body, String applicationId) {
        try {
            Fields root = Fields.parse(body);
            Optional<String> application = root.optionalId("application_id");
            if (application.isPresent() && !application.get().equals(applicationId)) {
                return new Received.Forged("another application");
            }
            return switch (root.number("type")) {
                case 1 -> new Received.Handshake(Replies.pong());
                case 2 -> message(root, command(root.object("data")));
                case 3 -> clicked(root);
                case 5 -> message(root, submitted(root.object("data")));
                default -> new Received.Malformed("unknown type of interaction");
            };
        } catch (Fields.Unfit unfit) {
            return new Received.Malformed(String.valueOf(unfit.getMessage()));
        }
    }

    private static Received message(Fields root, Said said) {
        Fields user = root.optionalObject("member")
                .map(member -> member.object("user"))
                .orElseGet(() -> root.object("user"));
        var account = new ChannelUser(Platform.DISCORD, "-", user.id("id"));
        var place =
                new ChannelPlace(Platform.DISCORD, root.optionalId("guild_id").orElse("-"), root.id("channel_id"));
        var inbound = new Inbound(account, user.optionalText("username").orElse(""), place, root.id("id"), said);
        return new Received.Message(inbound, Replies::privately);
    }

    private static Said command(Fields data) {
        String word = data.text("name");
        if (!WORD.matcher(word).matches()) {
            throw new Fields.Unfit("name is no command's name");
        }
        Map<String, String> options = options(data.objects("options"));
        return switch (word) {
            case "task" ->
                new Said.NewTask(
                        needed(options, "title"),
                        options.getOrDefault("body", ""),
                        options.getOrDefault("done-when", ""));
            case "status" -> new Said.Status(Optional.ofNullable(options.get("task")));
            case "link" -> new Said.LinkMe(needed(options, "code"));
            case "help" -> new Said.Help();
            default -> new Said.Unheard(word);
        };
    }

    private static Received clicked(Fields root) {
        Fields data = root.object("data");
        Optional<Buttons> button = Buttons.parse(data.text("custom_id"));
        if (data.number("component_type") != 2 || button.isEmpty()) {
            return message(root, new Said.Unheard("button"));
        }
        Buttons pressed = button.get();
        return switch (pressed.choice()) {
            case APPROVE -> message(root, new Said.Approve(pressed.proposal(), pressed.shown()));
            case ASK_REASON -> new Received.Handshake(Replies.askReason(pressed.with(Buttons.Choice.REJECT)));
            case REJECT -> message(root, new Said.Unheard("button"));
        };
    }

    private static Said submitted(Fields data) {
        Optional<Buttons> form = Buttons.parse(data.text("custom_id"));
        if (form.isEmpty() || form.get().choice() != Buttons.Choice.REJECT) {
            return new Said.Unheard("form");
        }
        String reason = answers(data.objects("components")).get(Replies.REASON);
        if (reason == null || reason.length() > MAX_REASON) {
            throw new Fields.Unfit("the form holds no reason");
        }
        return new Said.Reject(form.get().proposal(), form.get().shown(), reason.strip());
    }

    private static Map<String, String> options(List<Fields> list) {
        var options = new HashMap<String, String>();
        for (Fields option : list) {
            if (option.number("type") != 3) {
                throw new Fields.Unfit("an option is no text");
            }
            put(options, option.text("name"), option.text("value"));
        }
        return options;
    }

    /** Discord nests an answer in a row ({@code components}) or in a label ({@code component}). */
    private static Map<String, String> answers(List<Fields> rows) {
        var answers = new HashMap<String, String>();
        for (Fields row : rows) {
            var inputs = new java.util.ArrayList<>(row.objects("components"));
            row.optionalObject("component").ifPresent(inputs::add);
            for (Fields input : inputs) {
                put(answers, input.text("custom_id"), input.text("value"));
            }
        }
        return answers;
    }

    private static void put(Map<String, String> texts, String name, String value) {
        if (texts.putIfAbsent(name, value) != null) {
            throw new Fields.Unfit(name + " is there twice");
        }
    }

    private static String needed(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new Fields.Unfit(name + " is missing");
        }
        return value;
    }
}
