package mupot.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The messages of all channels, in the order of posting. Safe for several threads. */
final class DiscordChannels {

    private static final long FIRST = 1_300_000_000_000_000_000L;
    private static final int MAX_FILE = 10 * 1024 * 1024;

    private final Map<String, DiscordMessage> messages = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private long made;

    synchronized List<DiscordMessage> all() {
        return List.copyOf(messages.values());
    }

    synchronized Optional<DiscordMessage> find(String channel, String id) {
        return Optional.ofNullable(messages.get(id))
                .filter(message -> message.channel().equals(channel));
    }

    synchronized boolean has(String channel) {
        return !gone.contains(channel);
    }

    synchronized void remove(String message) {
        messages.remove(message);
    }

    synchronized void removeChannel(String channel) {
        gone.add(channel);
        messages.values().removeIf(message -> message.channel().equals(channel));
    }

    /** With an enforced nonce, a message that was posted with it before is given back as it stands. */
    synchronized DiscordMessage post(String channel, JsonNode json, Map<String, FormData.Part> files) {
        String nonce = DiscordRules.nonce(json);
        DiscordMessage posted = read(Long.toString(FIRST + made), channel, nonce, json, files, Map.of(), 0);
        if (!nonce.isEmpty() && json.path("enforce_nonce").asBoolean(false)) {
            for (DiscordMessage message : messages.values()) {
                if (message.channel().equals(channel) && message.nonce().equals(nonce)) {
                    return message;
                }
            }
        }
        made++;
        keep(posted);
        return posted;
    }

    synchronized DiscordMessage edit(DiscordMessage old, JsonNode json, Map<String, FormData.Part> files) {
        DiscordMessage edited =
                read(old.id(), old.channel(), old.nonce(), json, files, old.attachments(), old.edits() + 1);
        keep(edited);
        return edited;
    }

    synchronized Optional<DiscordMessage> await(Predicate<DiscordMessage> wanted, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<DiscordMessage> found =
                    messages.values().stream().filter(wanted).findFirst();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (found.isPresent() || left <= 0) {
                return found;
            }
            wait(left);
        }
    }

    private void keep(DiscordMessage message) {
        messages.put(message.id(), message);
        notifyAll();
    }

    private static DiscordMessage read(
            String id,
            String channel,
            String nonce,
            JsonNode json,
            Map<String, FormData.Part> files,
            Map<String, byte[]> before,
            int edits) {
        String content = DiscordRules.content(json);
        Map<String, byte[]> attachments = json.has("attachments") || edits == 0 ? attachments(json, files) : before;
        if (content.isEmpty() && attachments.isEmpty()) {
            throw new DiscordRules.Refused("Cannot send an empty message");
        }
        return new DiscordMessage(
                id,
                channel,
                content,
                json.path("flags").asInt(0),
                nonce,
                DiscordRules.buttons(json),
                attachments,
                edits);
    }

    private static Map<String, byte[]> attachments(JsonNode json, Map<String, FormData.Part> files) {
        var attachments = new LinkedHashMap<String, byte[]>();
        var named = new ArrayList<JsonNode>();
        json.path("attachments").forEach(named::add);
        for (JsonNode one : named) {
            FormData.Part file = files.get("files[" + one.path("id").asText() + "]");
            if (file == null) {
                throw new DiscordRules.Refused("attachments: no such file");
            }
            if (file.content().length > MAX_FILE) {
                throw new DiscordRules.Refused("attachments: too large");
            }
            attachments.put(one.path("filename").asText(file.file().orElse("file")), file.content());
        }
        return attachments;
    }
}
