package mupot.channel.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mupot.kernel.Secret;
import mupot.kernel.SecretClass;
import mupot.kernel.SecretReader;
import mupot.kernel.egress.Answer;
import mupot.kernel.egress.Call;
import mupot.kernel.egress.Egress;
import mupot.kernel.egress.EgressFailure;
import mupot.kernel.egress.EgressRefused;
import mupot.kernel.egress.Multipart;
import mupot.kernel.egress.Origin;

/**
 * Discord's REST API in the bot's name. The token goes to the origin it was sealed to and to no other.
 *
 * @param base {@link #DEFAULT_BASE}, or where a stand-in listens
 */
public record DiscordApi(Egress egress, SecretReader secrets, URI base) {

    public static final URI DEFAULT_BASE = URI.create("https://discord.com/api/v10");

    /** The id under which the bot's token is kept, in class {@code chat}. */
    public static final String SECRET = "discord";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(1);
    private static final JsonMapper JSON = new JsonMapper();

    /** How a request ended; a server's trouble and silence are thrown as {@link EgressFailure}. */
    sealed interface Result {

        record Ok(JsonNode body) implements Result {}

        /** 404, with Discord's own number for what is missing. */
        record Missing(int code) implements Result {}

        record Later(Duration after) implements Result {}

        record Refused(String why) implements Result {}
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @param path its ids checked by {@link #isId} */
    Result send(String method, String path, JsonNode payload, Optional<byte[]> file) {
        Optional<Secret> token =
                Origin.of(base).flatMap(origin -> secrets.read(SecretClass.CHAT, SECRET, origin.toString()));
        if (token.isEmpty()) {
            return new Result.Refused("there is no bot token for " + base.getHost());
        }
        URI address = URI.create(base + path);
        Call call = file.map(bytes -> Call.multipart(method, address, parts(payload, bytes)))
                .orElseGet(() -> Call.json(method, address, Replies.bytes(payload)))
                .with("authorization", "Bot " + token.get().reveal())
                .with("user-agent", "DiscordBot (mupot, 0.1)");
        try {
            return result(egress.send(call));
        } catch (EgressRefused refused) {
            return new Result.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private static Result result(Answer answer) {
        int status = answer.status();
        if (answer.succeeded()) {
            return new Result.Ok(json(answer).orElseThrow(() -> new EgressFailure("Discord's answer is no JSON")));
        }
        if (status == 429) {
            return new Result.Later(patience(answer));
        }
        if (status >= 500) {
            throw new EgressFailure("Discord answered " + status);
        }
        int code = json(answer).map(node -> node.path("code").asInt(0)).orElse(0);
        return status == 404
                ? new Result.Missing(code)
                : new Result.Refused("Discord answered " + status + " (" + code + ")");
    }

    private static Duration patience(Answer answer) {
        double seconds = json(answer)
                .map(node -> node.path("retry_after"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .or(() -> answer.header("retry-after").flatMap(DiscordApi::seconds))
                .orElse(60.0);
        Duration asked = Duration.ofMillis((long) Math.ceil(Math.clamp(seconds, 0, MOST.toSeconds()) * 1000));
        return asked.compareTo(LEAST) < 0 ? LEAST : asked;
    }

    private static Optional<Double> seconds(String header) {
        return header.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Optional.of(Double.valueOf(header)) : Optional.empty();
    }

    private static Optional<JsonNode> json(Answer answer) {
        try {
            JsonNode node = JSON.readTree(answer.text());
            return node.isContainerNode() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static List<Multipart.Part> parts(JsonNode payload, byte[] file) {
        return List.of(
                new Multipart.Part("payload_json", Optional.empty(), "application/json", Replies.bytes(payload)),
                new Multipart.Part("files[0]", Optional.of(CardMessage.FILE), "text/plain; charset=utf-8", file));
    }
}
