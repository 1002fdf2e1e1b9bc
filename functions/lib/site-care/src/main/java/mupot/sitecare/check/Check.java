package mupot.sitecare.check;

import java.util.List;

/** Every kind of fault that is looked for. */
public enum Check {
    BROKEN_LINK("broken-link", "broken links", List.of("broken link", "broken links", "links")),
    MISSING_ANCHOR("missing-anchor", "missing anchors", List.of("anchor", "anchors", "fragment", "fragments")),
    HEADING("one-h1", "first headings", List.of("h1", "heading", "headings")),
    VIEWPORT("viewport", "mobile viewport", List.of("viewport", "mobile viewport")),
    STALE_YEAR("stale-year", "stale years", List.of("year", "years", "copyright")),
    MISSING_ALT("missing-alt", "missing alt texts", List.of("alt", "alt text", "alt texts")),
    DEAD_CTA("dead-cta", "dead calls to action", List.of("cta", "ctas", "call to action", "calls to action")),
    TITLE("title", "titles", List.of("title", "titles"));

    private final String id;
    private final String label;
    private final List<String> words;

    Check(String id, String label, List<String> words) {
        this.id = id;
        this.label = label;
        this.words = words;
    }

    /** As in findings. */
    public String id() {
        return id;
    }

    /** As in what people read. */
    public String label() {
        return label;
    }

    /** What people call it when they ask to leave it alone. */
    public List<String> words() {
        return words;
    }
}
