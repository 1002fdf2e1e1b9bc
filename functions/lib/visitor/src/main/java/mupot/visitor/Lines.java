package mupot.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads a sight from top to bottom, a line for each block of words. */
final class Lines {

    private static final Set<String> LISTS = Set.of("ul", "ol");

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    /** @param block which holds the words */
    record Line(Element block, String text) {}

    private Lines() {}

    static List<Line> of(Sight sight) {
        var reader = new Lines();
        reader.block(sight.body(), "");
        return reader.lines;
    }

    /** @param margin in front of each line within it */
    private void block(Element block, String margin) {
        String name = block.normalName();
        switch (name) {
            case "hr" -> lines.add(new Line(block, margin + "———"));
            case "tr" -> row(block, margin);
            case "pre" ->
                block.wholeText()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> lines.add(new Line(block, margin + "  " + line.stripTrailing())));
            default -> {
                children(block, block, margin + inner(block));
                end(block, margin + inner(block));
            }
        }
    }

    private static String inner(Element block) {
        return switch (block.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                "#".repeat(block.normalName().charAt(1) - '0') + " ";
            case "blockquote" -> "> ";
            case "dd" -> "  ";
            case "li" -> "• ";
            case "ul", "ol" -> isWithinList(block) ? "  " : "";
            default -> "";
        };
    }

    private static boolean isWithinList(Element list) {
        return list.parents().stream().anyMatch(one -> LISTS.contains(one.normalName()));
    }

    private void children(Element from, Element block, String margin) {
        for (Node node : from.childNodes()) {
            if (node instanceof TextNode text) {
                words.append(text.getWholeText());
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br")) {
                    end(block, margin);
                } else if (Tags.isBlock(element.normalName())) {
                    end(block, margin);
                    block(element, within(margin, element));
                } else {
                    children(element, block, margin);
                }
            }
        }
    }

    /** The mark of an entry is before its words, not before each list and block within. */
    private static String within(String margin, Element inner) {
        return LISTS.contains(inner.normalName()) ? margin.replace("• ", "") : margin;
    }

    private void row(Element row, String margin) {
        String cells = row.children().stream()
                .map(cell -> Notes.clean(cell.wholeText()))
                .collect(Collectors.joining(" | "));
        if (!cells.replace("|", "").isBlank()) {
            lines.add(new Line(row, margin + cells));
        }
    }

    private void end(Element block, String margin) {
        String text = Notes.clean(words.toString());
        words.setLength(0);
        if (!text.isEmpty()) {
            lines.add(new Line(block, margin + text));
        }
    }
}
