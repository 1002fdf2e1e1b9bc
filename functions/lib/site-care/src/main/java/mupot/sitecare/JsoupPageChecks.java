package mupot.sitecare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import mupot.kernel.connector.PageChecks;
import mupot.sitecare.check.Audit;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.WebSite;
import mupot.sitecare.wordpress.WordPressChecks;

/**
 * The checks of site care, by themselves. A target that is no text, an image for one, is given with an empty text, so
 * that links to it are known to lead somewhere.
 */
public final class JsoupPageChecks implements PageChecks {

    private final Clock clock;
    private final WebSite.Coverage coverage;

    /** @param coverage with {@code PART}, a link to what isn't given is taken to be good */
    public JsoupPageChecks(Clock clock, WebSite.Coverage coverage) {
        this.clock = clock;
        this.coverage = coverage;
    }

    @Override
    public boolean covers(String target) {
        return HtmlPage.isPage(target) || WordPressChecks.covers(target);
    }

    @Override
    public List<Finding> check(SortedMap<String, String> pages) {
        LocalDate today = LocalDate.now(clock);
        List<Finding> findings = new ArrayList<>(new WordPressChecks(today).of(pages));
        new Audit(today).of(WebSite.of(pages, Set.of(), coverage)).forEach(fault -> findings.add(fault.finding()));
        return findings;
    }
}
