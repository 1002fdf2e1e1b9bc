package mupot.sitecare.wordpress;

import java.util.ArrayList;
import java.util.List;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.check.Check;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;

/** The theme shows a title as the first heading: what stands below has lower ranks and leaves none out. */
final class Levels {

    private static final String ORDER = "heading-order";

    private Levels() {}

    static List<Finding> of(String target, HtmlPage page) {
        List<Finding> findings = new ArrayList<>();
        int above = target.startsWith("pages/") || target.startsWith("posts/") ? 1 : 0;
        for (Tagged tagged : page.elements()) {
            String name = tagged.tag().name();
            if (name.matches("h[1-6]")) {
                int rank = name.charAt(1) - '0';
                String said = "“" + tagged.element().text() + "”";
                if (rank == 1) {
                    findings.add(new Finding(
                            target,
                            Check.HEADING.id(),
                            said + " is an H1 beside the title, which the theme shows as one"));
                } else if (above > 0 && rank > above + 1) {
                    findings.add(new Finding(target, ORDER, said + " is an H" + rank + " right below an H" + above));
                }
                above = rank;
            }
        }
        return findings;
    }
}
