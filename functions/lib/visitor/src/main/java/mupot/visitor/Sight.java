package mupot.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A text as a tree of few elements that hold words and nothing else. It is built anew, element by element: what isn't
 * put into it can't be in it.
 *
 * @param language as the page says; empty: it doesn't
 */
record Sight(Element body, String language) {

    private static final int DEEPEST = 150;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern HAS_BLOCKS = Pattern.compile("<!--\\s*/?wp:");

    static Sight of(String target, String text) {
        return switch (Reading.of(target)) {
            case PAGE -> page(Jsoup.parse(text));
            case PIECE -> piece(text);
            case WORDS -> words(text);
            case NOTHING -> new Sight(new Element("body"), "");
        };
    }

    private static Sight page(Document document) {
        var body = new Element("body");
        head(document).forEach(line -> body.appendElement("p").appendText(line));
        copy(document.body(), body, 0);
        String language = Optional.ofNullable(document.selectFirst("html"))
                .map(html -> html.attr("lang"))
                .filter(it -> LANGUAGE.matcher(it).matches())
                .orElse("");
        return new Sight(wrapped(body), language);
    }

    /** Text that no block editor made stands in paragraphs of its own where blank lines are. */
    private static Sight piece(String text) {
        String marked = HAS_BLOCKS.matcher(text).find()
                ? text
                : PARAGRAPHS.matcher(text).replaceAll("<br>\n");
        var body = new Element("body");
        copy(Jsoup.parseBodyFragment(marked).body(), body, 0);
        return new Sight(wrapped(body), "");
    }

    private static Sight words(String text) {
        var body = new Element("body");
        text.lines().forEach(line -> body.appendElement("p").appendText(line));
        return new Sight(body, "");
    }

    /** What tabs, results of searches and previews show of a page, and what sends its visitors elsewhere. */
    private static List<String> head(Document document) {
        List<String> lines = new ArrayList<>();
        Optional.ofNullable(document.selectFirst("head > title, body > title"))
                .ifPresent(title -> lines.add("Title: " + Notes.clean(title.text())));
        for (Element meta : document.select("meta")) {
            String content = Notes.clean(meta.attr("content"));
            switch (Notes.clean(meta.attr("name") + meta.attr("property")).toLowerCase(Locale.ROOT)) {
                case "description" -> lines.add("Description: " + content);
                case "robots" -> lines.add("For search engines: " + content);
                case "og:title" -> lines.add("Title in previews: " + content);
                case "og:description" -> lines.add("Description in previews: " + content);
                case "og:image" -> lines.add("Image in previews: " + content);
                default -> {
                    if (meta.attr("http-equiv").equalsIgnoreCase("refresh")) {
                        lines.add("Sends visitors on: " + content);
                    }
                }
            }
        }
        document.select("base[href]")
                .forEach(base -> lines.add("Addresses begin at: " + Notes.clean(base.attr("href"))));
        document.select("link[rel=canonical]")
                .forEach(link -> lines.add("Address for search engines: " + Notes.clean(link.attr("href"))));
        document.select("head > script")
                .forEach(script -> Notes.inTheStead(script).ifPresent(lines::add));
        return lines;
    }

    private static void copy(Element from, Element to, int depth) {
        for (Node node : from.childNodes()) {
            switch (node) {
                case TextNode text -> to.appendText(text.getWholeText());
                case Comment comment -> Notes.of(comment).ifPresent(note -> note(to.appendElement("p"), note));
                case Element element -> copyOne(element, to, depth);
                default -> {
                    // instructions and data have nothing for visitors
                }
            }
        }
    }

    private static void copyOne(Element element, Element to, int depth) {
        String name = element.normalName();
        Optional<String> stead = Notes.inTheStead(element);
        if (stead.isPresent()) {
            Notes.before(element).forEach(it -> note(to, it));
            note(to, stead.get());
        } else if (!Tags.UNREAD.contains(name)) {
            Element drawn = to.appendElement(Tags.drawn(name));
            Notes.before(element).forEach(it -> note(drawn, it));
            if (depth < DEEPEST) {
                copy(element, drawn, depth + 1);
            } else {
                drawn.appendText(element.wholeText());
            }
            Notes.behind(element).ifPresent(it -> note(drawn.addClass("link"), it));
        }
    }

    private static void note(Element to, String text) {
        to.appendText(" ");
        to.appendElement("span").addClass("note").appendText(text);
        to.appendText(" ");
    }

    /** So that words beside blocks are a block, too, and can be told from them. */
    private static Element wrapped(Element element) {
        boolean mixed = element.normalName().equals("body")
                || !Tags.STRUCTURE.contains(element.normalName())
                        && element.children().stream().anyMatch(child -> Tags.isBlock(child.normalName()));
        Element run = null;
        for (Node node : List.copyOf(element.childNodes())) {
            boolean block = node instanceof Element child && Tags.isBlock(child.normalName());
            if (block) {
                wrapped((Element) node);
                run = null;
            } else if (mixed && (run != null || !isBlank(node))) {
                if (run == null) {
                    run = new Element("div");
                    node.before(run);
                }
                run.appendChild(node);
            } else if (node instanceof Element child) {
                wrapped(child);
            }
        }
        return element;
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank();
    }
}
