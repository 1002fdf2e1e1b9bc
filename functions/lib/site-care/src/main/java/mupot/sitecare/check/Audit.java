package mupot.sitecare.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.WebSite;

/** All checks together. The same site on the same day has the same faults in the same order. */
public final class Audit {

    private final List<PageCheck> checks;

    public Audit(LocalDate today) {
        this(List.of(
                new BrokenLinks(),
                new Headings(),
                new Viewport(),
                new StaleYears(today),
                new AltTexts(),
                new CallsToAction(),
                new Titles()));
    }

    private Audit(List<PageCheck> checks) {
        this.checks = checks;
    }

    /** Of pieces of pages whose surroundings aren't given: what shows by itself. */
    public static Audit ofPieces(LocalDate today) {
        return new Audit(List.of(new StaleYears(today), new AltTexts(), new CallsToAction()));
    }

    public List<Fault> of(WebSite site) {
        return of(site, site.pages().keySet());
    }

    /** Only these pages' faults, judged as part of the whole site. */
    public List<Fault> of(WebSite site, Collection<String> targets) {
        var faults = new ArrayList<Fault>();
        for (String target : targets) {
            HtmlPage page = site.pages().get(target);
            if (page != null) {
                checks.forEach(check -> faults.addAll(check.faults(page, site)));
            }
        }
        return faults;
    }
}
