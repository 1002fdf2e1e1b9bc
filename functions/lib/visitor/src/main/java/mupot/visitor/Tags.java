package mupot.visitor;

import java.util.Map;
import java.util.Set;

/** The few elements that are drawn, and what takes the place of others. No attribute of theirs is ever taken over. */
final class Tags {

    /** Drawn as they are. */
    static final Set<String> DRAWN = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "br",
            "hr",
            "strong",
            "b",
            "em",
            "i",
            "code",
            "sub",
            "sup",
            "small");

    private static final Map<String, String> DRAWN_AS = Map.ofEntries(
            Map.entry("del", "s"),
            Map.entry("s", "s"),
            Map.entry("strike", "s"),
            Map.entry("ins", "u"),
            Map.entry("u", "u"),
            Map.entry("menu", "ul"));

    private static final Set<String> BOXES = Set.of(
            "address",
            "article",
            "aside",
            "body",
            "center",
            "details",
            "dialog",
            "div",
            "fieldset",
            "footer",
            "form",
            "header",
            "hgroup",
            "legend",
            "main",
            "nav",
            "search",
            "section",
            "summary");

    private static final Set<String> IN_LINES =
            Set.of("br", "strong", "b", "em", "i", "code", "sub", "sup", "small", "s", "u", "span");

    /** Their content isn't read. */
    static final Set<String> UNREAD =
            Set.of("template", "style", "link", "meta", "base", "title", "param", "source", "track", "col", "datalist");

    /** What holds them has to stay theirs. */
    static final Set<String> STRUCTURE = Set.of("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr");

    private Tags() {}

    /** What an element is drawn as. */
    static String drawn(String name) {
        if (DRAWN.contains(name)) {
            return name;
        }
        return DRAWN_AS.getOrDefault(name, BOXES.contains(name) ? "div" : "span");
    }

    /** Of a drawn one: whether its words begin a line of their own. */
    static boolean isBlock(String drawn) {
        return !IN_LINES.contains(drawn);
    }
}
