package mupot.sitecare.check;

import java.util.List;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.WebSite;

/** Looks for one kind of fault. Whatever the page says is data. */
interface PageCheck {

    /** In the order of the page's source. */
    List<Fault> faults(HtmlPage page, WebSite site);
}
