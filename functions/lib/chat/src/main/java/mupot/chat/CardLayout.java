package mupot.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.channel.Card;
import mupot.kernel.id.Brief;

/**
 * A card as text. There is something to press only where the whole change can be seen, in the message or as a file.
 *
 * @param limit how long the platform lets a message be, in UTF-16 units
 * @param maxFile how large an attached change may be, in bytes; 0: this platform's cards carry no files
 */
public record CardLayout(Markup markup, int limit, int maxFile) {

    /** The name of an attached change. */
    public static final String FILE = "proposal.diff";

    private static final int MAX_NOTES = 8;

    /**
     * A card laid out.
     *
     * @param approve what the Approve button carries; empty: no buttons
     * @param file the change, if it is attached
     */
    public record Laid(String content, Optional<CardButton> approve, Optional<byte[]> file) {}

    /** How a change is shown. */
    private sealed interface Shown {
        record Nothing() implements Shown {}

        record Inline(String text) implements Shown {}

        record Attached(byte[] bytes) implements Shown {}

        record Elsewhere() implements Shown {}
    }

    public Laid lay(Card card) {
        List<String> lines = head(card);
        List<String> tail = new ArrayList<>();
        card.receipt().ifPresent(receipt -> tail.add("Receipt " + markup.code(id(receipt))));
        if (card.decision().isEmpty()) {
            return new Laid(fit(lines, card.notes(), tail), Optional.empty(), Optional.empty());
        }
        Card.Decision decision = card.decision().get();
        lines.addAll(proposed(decision));
        Shown shown = shown(Wording.visible(decision.diff()), length(lines) + length(tail), card.notes());
        lines.add(words(shown, decision));
        return new Laid(
                fit(lines, card.notes(), tail),
                shown instanceof Shown.Elsewhere
                        ? Optional.empty()
                        : Optional.of(new CardButton(CardButton.Choice.APPROVE, decision.proposal(), decision.brief())),
                shown instanceof Shown.Attached(var bytes) ? Optional.of(bytes) : Optional.empty());
    }

    private List<String> head(Card card) {
        var lines = new ArrayList<String>();
        lines.add(markup.bold(markup.plain(card.title(), 200)));
        lines.add(markup.plain(card.agent(), 60) + " · " + markup.bold(markup.plain(card.state(), 40)) + " · "
                + markup.code(Brief.of(card.task())));
        if (!card.why().isBlank()) {
            lines.add(markup.plain(card.why(), 250));
        }
        return lines;
    }

    private List<String> proposed(Card.Decision decision) {
        return List.of(
                markup.bold("Proposed:") + " " + markup.plain(decision.summary(), 250),
                markup.bold("On:") + " " + markup.plain(decision.site(), 60) + " ("
                        + markup.plain(decision.origin(), 200) + "), " + markup.plain(decision.action(), 40),
                markup.code(Brief.of(decision.proposal()) + " " + decision.brief()) + ", open until "
                        + markup.plain(decision.expires(), 40));
    }

    private static String words(Shown shown, Card.Decision decision) {
        return switch (shown) {
            case Shown.Nothing() -> "It changes no text.";
            case Shown.Inline(var text) -> text;
            case Shown.Attached _ -> "The whole change is attached: " + FILE;
            case Shown.Elsewhere() ->
                "The change is too large to be shown here. Review and decide it with: pot proposal show "
                        + decision.proposal();
        };
    }

    /** In the message only if nothing that is said about it has to go: who decides sees both. */
    private Shown shown(String diff, int taken, List<String> notes) {
        if (diff.isEmpty()) {
            return new Shown.Nothing();
        }
        Optional<String> inline = markup.diff(diff).filter(text -> taken + markup.length(text) + 1 <= limit);
        int room = limit - taken - inline.map(text -> markup.length(text) + 1).orElse(0);
        if (inline.isPresent() && length(bullets(notes)) <= room) {
            return new Shown.Inline(inline.get());
        }
        byte[] bytes = diff.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxFile) {
            return new Shown.Attached(bytes);
        }
        return inline.<Shown>map(Shown.Inline::new).orElseGet(Shown.Elsewhere::new);
    }

    /** Notes are left out first. */
    private String fit(List<String> lines, List<String> notes, List<String> tail) {
        int left = limit - length(lines) - length(tail);
        var all = new ArrayList<>(lines);
        for (String line : bullets(notes)) {
            left -= markup.length(line) + 1;
            if (left < 0) {
                break;
            }
            all.add(line);
        }
        all.addAll(tail);
        return String.join("\n", all);
    }

    private List<String> bullets(List<String> notes) {
        return notes.stream()
                .limit(MAX_NOTES)
                .map(note -> "• " + markup.plain(note, 200))
                .toList();
    }

    private static String id(String text) {
        return Wording.cut(text.replaceAll("[^A-Za-z0-9_-]", ""), 40);
    }

    private int length(List<String> lines) {
        return lines.stream().mapToInt(line -> markup.length(line) + 1).sum();
    }
}
