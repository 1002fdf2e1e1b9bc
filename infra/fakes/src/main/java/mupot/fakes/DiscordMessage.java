package mupot.fakes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as a channel shows it.
 *
 * @param nonce as it was posted; empty: none
 * @param attachments file name to content
 * @param edits how often it was edited
 */
public record DiscordMessage(
        String id,
        String channel,
        String content,
        int flags,
        String nonce,
        List<Button> buttons,
        Map<String, byte[]> attachments,
        int edits) {

    /** A button below a message. */
    public record Button(String label, int style, String customId) {}

    public DiscordMessage {
        buttons = List.copyOf(buttons);
        attachments = Map.copyOf(attachments);
    }

    public Optional<Button> button(String label) {
        return buttons.stream().filter(button -> button.label().equals(label)).findFirst();
    }
}
