package mupot.sitecare.check;

import java.util.Optional;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;

/** Adds a line to a page's head in the page's own manner. */
final class Head {

    private Head() {}

    /**
     * Behind the declaration of the character set, or first in the head, or before the title. Empty: the page has nothing
     * of the kind.
     */
    static Optional<Edit> with(HtmlPage page, String html) {
        var charset = page.elements("meta").stream()
                .filter(meta -> meta.has("charset") || meta.words("http-equiv").equals("content-type"))
                .findFirst();
        if (charset.isPresent()) {
            return Optional.of(behind(page, charset.get(), indentation(page, charset.get()), html));
        }
        return page.first("head")
                .map(head -> behind(page, head, indentationWithin(page, head), html))
                .or(() -> page.first("title").map(title -> before(page, title, html)));
    }

    private static Edit behind(HtmlPage page, Tagged before, Optional<String> indentation, String html) {
        return Edit.insert(
                before.tag().end(),
                indentation.map(it -> page.lineEnd() + it + html).orElse(html));
    }

    private static Edit before(HtmlPage page, Tagged after, String html) {
        String between = indentation(page, after).map(it -> page.lineEnd() + it).orElse("");
        return Edit.insert(after.tag().start(), html + between);
    }

    /** As that of what stands first in the head; empty: the head stands on one line. */
    private static Optional<String> indentationWithin(HtmlPage page, Tagged head) {
        return page.elements().stream()
                .filter(one -> one.tag().start() > head.tag().start())
                .findFirst()
                .flatMap(first -> indentation(page, first));
    }

    /** The blanks before a tag that is the first of its line. */
    private static Optional<String> indentation(HtmlPage page, Tagged tagged) {
        int lineStart = Math.max(
                        page.text().lastIndexOf('\n', tagged.tag().start() - 1),
                        page.text().lastIndexOf('\r', tagged.tag().start() - 1))
                + 1;
        String before = page.text().substring(lineStart, tagged.tag().start());
        return lineStart > 0 && before.isBlank() ? Optional.of(before) : Optional.empty();
    }
}
