package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;
import mupot.sitecare.page.WebSite;

/** A page has exactly one heading of the first rank, and it says what the page is about. */
final class Headings implements PageCheck {

    private static final Set<String> ASIDE = Set.of("nav", "footer", "aside");

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        if (!page.isWhole() || page.isRedirect()) {
            return List.of();
        }
        List<Tagged> firsts = page.elements("h1");
        if (firsts.isEmpty()) {
            return List.of(new Fault(page.target(), Check.HEADING, "has no H1", promoted(page)));
        }
        var faults = new ArrayList<Fault>();
        for (Tagged further : firsts.subList(1, firsts.size())) {
            String what = "has another H1: " + Quoted.of(further.element().text());
            Repair repair = ranked(page, further, '1', '2')
                    .orElseGet(() -> new Repair.Left("it isn't closed by a tag of its own"));
            faults.add(new Fault(page.target(), Check.HEADING, what, repair));
        }
        return faults;
    }

    /** The first H2, if the page's title says that it is what the page is about. */
    private static Repair promoted(HtmlPage page) {
        var heading = page.first("h2").filter(it -> !it.isWithin(ASIDE));
        String text = heading.map(it -> it.element().text().strip()).orElse("");
        boolean named = !text.isEmpty()
                && page.title()
                        .filter(title -> Titles.parts(title).stream().anyMatch(text::equalsIgnoreCase))
                        .isPresent();
        return named
                ? ranked(page, heading.get(), '2', '1')
                        .orElseGet(() -> new Repair.Left("the heading isn't closed by a tag of its own"))
                : new Repair.Left("no heading says what the title says; its author has to choose one");
    }

    private static Optional<Repair> ranked(HtmlPage page, Tagged heading, char from, char to) {
        var range = heading.element().endSourceRange();
        if (!range.isTracked() || range.isImplicit()) {
            return Optional.empty();
        }
        int mark = page.text().startsWith("\uFEFF") ? 1 : 0;
        int end = range.startPos() + mark + 3;
        int start = heading.tag().start() + 2;
        boolean closed = page.text().regionMatches(true, end - 3, "</h" + from, 0, 4)
                && page.text().charAt(start) == from;
        return closed
                ? Optional.of(Fault.fix(
                        new Edit(start, start + 1, String.valueOf(to)), new Edit(end, end + 1, String.valueOf(to))))
                : Optional.empty();
    }
}
