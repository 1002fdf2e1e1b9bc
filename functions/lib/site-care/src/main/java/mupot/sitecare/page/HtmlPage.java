package mupot.sitecare.page;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * One page: its source text, and what of it a reader meets, each with its place in the source. What stands in
 * templates, scripts, drawings and {@code noscript} isn't met.
 */
public final class HtmlPage {

    private final String target;
    private final String text;
    private final Document document;
    private final Met met;
    private final Optional<String> title;
    private final Optional<String> heading;
    private final Set<String> anchors = new HashSet<>();

    public HtmlPage(String target, String text) {
        this.target = target;
        this.text = text;
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        this.document = Jsoup.parse(text.substring(mark), Parser.htmlParser().setTrackPosition(true));
        this.met = Met.in(document, text, mark);
        this.title = said("title");
        this.heading = said("h1");
        for (Tagged tagged : met.elements()) {
            tagged.tag().value("id").ifPresent(anchors::add);
            if (tagged.is("a")) {
                tagged.tag().value("name").ifPresent(anchors::add);
            }
        }
    }

    private Optional<String> said(String name) {
        return first(name).map(it -> it.element().text().strip()).filter(it -> !it.isEmpty());
    }

    /** Whether a target is a page, by its name. */
    public static boolean isPage(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        return lower.endsWith(".html") || lower.endsWith(".htm");
    }

    public String target() {
        return target;
    }

    public String text() {
        return text;
    }

    public List<Tagged> elements() {
        return met.elements();
    }

    public List<Tagged> elements(String name) {
        return met.elements().stream().filter(tagged -> tagged.is(name)).toList();
    }

    public Optional<Tagged> first(String name) {
        return met.elements().stream().filter(tagged -> tagged.is(name)).findFirst();
    }

    public List<Written> texts() {
        return met.texts();
    }

    /** What the page's own scripts say, to tell whether one of them uses an element. */
    public String scripts() {
        return met.scripts();
    }

    /** What a fragment can point at. */
    public Set<String> anchors() {
        return anchors;
    }

    /** The folder it lies in: empty, or ending with a slash. */
    public String folder() {
        return target.substring(0, target.lastIndexOf('/') + 1);
    }

    /** Not so a piece that other pages include, which has no head, title or first heading of its own. */
    public boolean isWhole() {
        return document.documentType() != null
                || first("html").isPresent()
                || first("head").isPresent()
                || first("title").isPresent();
    }

    /** Whether it only sends its readers on. */
    public boolean isRedirect() {
        return elements("meta").stream()
                .anyMatch(meta -> meta.value("http-equiv").equalsIgnoreCase("refresh"));
    }

    /** Its title, blanks joined; empty: it has none to speak of. */
    public Optional<String> title() {
        return title;
    }

    /** Its first heading of the first rank, if that says something. */
    public Optional<String> heading() {
        return heading;
    }

    public String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}
