package mupot.sitecare.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Walks a parsed page once and keeps what a reader meets, where the parser's position proves right. */
final class Met implements NodeVisitor {

    private static final Set<String> HIDDEN = Set.of("template", "noscript", "svg", "math");

    private final String text;
    private final int mark;
    private final List<Tagged> elements = new ArrayList<>();
    private final List<Written> texts = new ArrayList<>();
    private final StringBuilder scripts = new StringBuilder();
    private final Set<Integer> starts = new HashSet<>();
    private int hidden;

    private Met(String text, int mark) {
        this.text = text;
        this.mark = mark;
    }

    static Met in(Document document, String text, int mark) {
        var met = new Met(text, mark);
        document.traverse(met);
        return met;
    }

    List<Tagged> elements() {
        return elements;
    }

    List<Written> texts() {
        return texts;
    }

    String scripts() {
        return scripts.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            if (hidden == 0) {
                keep(element);
            }
            hidden += HIDDEN.contains(element.normalName()) ? 1 : 0;
        } else if (node instanceof TextNode written && hidden == 0) {
            keep(written);
        } else if (node instanceof DataNode data && node.parent() instanceof Element script) {
            scripts.append(script.normalName().equals("script") ? data.getWholeData() + "\n" : "");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && HIDDEN.contains(element.normalName())) {
            hidden--;
        }
    }

    /** A tag that HTML repairs by opening it again gives several elements; only the first is what was written. */
    private void keep(Element element) {
        Range range = element.sourceRange();
        if (range.isTracked() && !range.isImplicit()) {
            int start = range.startPos() + mark;
            StartTag.at(text, start)
                    .filter(tag -> tag.name().equals(element.normalName()) && starts.add(start))
                    .ifPresent(tag -> elements.add(new Tagged(element, tag)));
        }
    }

    private void keep(TextNode written) {
        Range range = written.sourceRange();
        if (range.isTracked() && written.parent() instanceof Element parent && !written.isBlank()) {
            int end = Math.min(range.endPos() + mark, text.length());
            int start = Math.min(range.startPos() + mark, end);
            texts.add(new Written(parent, start, end));
        }
    }
}
