package mupot.channel.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.channel.Card;
import mupot.kernel.id.Brief;

/**
 * A card as a Discord message. There are buttons only where the whole change can be seen, in the message or as a file.
 *
 * @param file the change, if it is attached
 */
record CardMessage(String content, Optional<Buttons> approve, Optional<byte[]> file) {

    static final String FILE = "proposal.diff";
    private static final int MAX_FILE = 8_000_000;
    private static final int MAX_NOTES = 8;
    private static final int SUCCESS = 3;
    private static final int DANGER = 4;

    /** How a change is shown. */
    private enum Shown {
        NONE,
        INLINE,
        ATTACHED,
        ELSEWHERE
    }

    static CardMessage of(Card card) {
        List<String> lines = head(card);
        List<String> tail = new ArrayList<>();
        card.receipt()
                .ifPresent(receipt ->
                        tail.add("Receipt `" + Words.cut(receipt.replaceAll("[^A-Za-z0-9_-]", ""), 40) + "`"));
        if (card.decision().isEmpty()) {
            return new CardMessage(fit(lines, card.notes(), tail), Optional.empty(), Optional.empty());
        }
        Card.Decision decision = card.decision().get();
        String diff = Words.visible(decision.diff());
        lines.add("**Proposed:** " + Words.plain(decision.summary(), 250));
        lines.add("**On:** " + Words.plain(decision.site(), 60) + " (" + Words.plain(decision.origin(), 200) + "), "
                + Words.plain(decision.action(), 40));
        lines.add("`" + Brief.of(decision.proposal()) + " " + decision.brief() + "`" + ", open until "
                + Words.plain(decision.expires(), 40));
        Shown shown = shown(diff, length(lines) + length(tail));
        lines.add(
                switch (shown) {
                    case NONE -> "It changes no text.";
                    case INLINE -> "```diff\n" + diff + "\n```";
                    case ATTACHED -> "The whole change is attached: " + FILE;
                    case ELSEWHERE ->
                        "The change is too large to be shown here. Review and decide it with `pot proposal show "
                                + decision.proposal() + "`.";
                });
        boolean decidable = shown != Shown.ELSEWHERE;
        return new CardMessage(
                fit(lines, card.notes(), tail),
                decidable
                        ? Optional.of(new Buttons(Buttons.Choice.APPROVE, decision.proposal(), decision.brief()))
                        : Optional.empty(),
                shown == Shown.ATTACHED ? Optional.of(diff.getBytes(StandardCharsets.UTF_8)) : Optional.empty());
    }

    /** As the API takes it; for posting and editing alike. */
    ObjectNode json() {
        ObjectNode root = Replies.node().put("content", content).put("flags", Replies.SUPPRESS_EMBEDS);
        root.putObject("allowed_mentions").putArray("parse");
        root.putArray("embeds");
        ArrayNode components = root.putArray("components");
        approve.ifPresent(button -> {
            ArrayNode row = components.addObject().put("type", 1).putArray("components");
            button(row, "Approve", SUCCESS, button);
            button(row, "Reject", DANGER, button.with(Buttons.Choice.ASK_REASON));
        });
        ArrayNode attachments = root.putArray("attachments");
        file.ifPresent(_ -> attachments.addObject().put("id", 0).put("filename", FILE));
        return root;
    }

    private static List<String> head(Card card) {
        var lines = new ArrayList<String>();
        lines.add("**" + Words.plain(card.title(), 200) + "**");
        lines.add(Words.plain(card.agent(), 60) + " · **" + Words.plain(card.state(), 40) + "** · " + "`"
                + Brief.of(card.task()) + "`");
        if (!card.why().isBlank()) {
            lines.add(Words.plain(card.why(), 250));
        }
        return lines;
    }

    private static Shown shown(String diff, int taken) {
        if (diff.isEmpty()) {
            return Shown.NONE;
        }
        boolean fits = taken + diff.length() + "```diff\n\n```\n".length() <= Replies.MAX_CONTENT;
        if (fits && !diff.contains("```")) {
            return Shown.INLINE;
        }
        return diff.getBytes(StandardCharsets.UTF_8).length <= MAX_FILE ? Shown.ATTACHED : Shown.ELSEWHERE;
    }

    /** Notes are left out first. */
    private static String fit(List<String> lines, List<String> notes, List<String> tail) {
        int left = Replies.MAX_CONTENT - length(lines) - length(tail);
        var all = new ArrayList<>(lines);
        for (String note : notes.stream().limit(MAX_NOTES).toList()) {
            String line = "• " + Words.plain(note, 200);
            left -= line.length() + 1;
            if (left < 0) {
                break;
            }
            all.add(line);
        }
        all.addAll(tail);
        return String.join("\n", all);
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    private static void button(ArrayNode row, String label, int style, Buttons carries) {
        row.addObject().put("type", 2).put("style", style).put("label", label).put("custom_id", carries.customId());
    }
}
