package mupot.sitecare.check;

import java.util.List;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.WebSite;

/** A page says how it is to be fitted to a phone. */
final class Viewport implements PageCheck {

    private static final String FITTED = "width=device-width, initial-scale=1";

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        if (!page.isWhole() || page.isRedirect()) {
            return List.of();
        }
        var viewport = page.elements("meta").stream()
                .filter(meta -> meta.words("name").equals("viewport"))
                .findFirst();
        if (viewport.isPresent() && !viewport.get().value("content").isBlank()) {
            return List.of();
        }
        Repair repair = viewport.isPresent()
                ? Fault.fix(viewport.get().tag().with("content", FITTED))
                : Head.with(page, "<meta name=\"viewport\" content=\"" + FITTED + "\">")
                        .map(edit -> Fault.fix(edit))
                        .orElseGet(() -> new Repair.Left("the page has no head of its own"));
        return List.of(new Fault(page.target(), Check.VIEWPORT, "doesn't fit itself to a phone's width", repair));
    }
}
