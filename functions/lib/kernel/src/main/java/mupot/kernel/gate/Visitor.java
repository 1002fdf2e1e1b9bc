package mupot.kernel.gate;

import java.util.List;

/**
 * Who visits a site: what of its texts they get to see, made by the reading side from the texts alone. The same text
 * gives the same sight, without the site's design, its pictures and whatever its scripts would do.
 */
public interface Visitor {

    /**
     * Headings, words, links with where they lead, images with what is said of them; no line holds a line break.
     *
     * @param target by its name it is a page, a piece of one, or a text that visitors don't read
     */
    List<String> lines(String target, String text);

    /** One page for a browser with both sides of each change. It runs nothing and fetches nothing, whatever they hold. */
    String page(Comparison comparison);

    /**
     * What the page is about.
     *
     * @param proposal its id in short
     * @param hash the payload's, that a verdict would be on
     * @param site by its name and where it is
     */
    record Comparison(String proposal, String hash, String site, String action, List<TextChange> changes) {

        public Comparison {
            changes = List.copyOf(changes);
        }
    }
}
