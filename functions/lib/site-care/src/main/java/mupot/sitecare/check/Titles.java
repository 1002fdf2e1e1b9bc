package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.StartTag;
import mupot.sitecare.page.Tagged;
import mupot.sitecare.page.WebSite;

/** A page has a title, and no other page has the same. */
final class Titles implements PageCheck {

    private static final int MAX_HEADING = 80;
    private static final Pattern SEPARATOR = Pattern.compile("\\s+(?:[|–—·•-]|::)\\s+");
    private static final Pattern EMPTY_CLOSED = Pattern.compile("\\s*(?=</title[\\s>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSED = Pattern.compile("[^<]*(?=</title[\\s>])", Pattern.CASE_INSENSITIVE);

    /** What stands between a title's separators. */
    static List<String> parts(String title) {
        return List.of(SEPARATOR.split(title));
    }

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        if (!page.isWhole() || page.isRedirect()) {
            return List.of();
        }
        var title = page.title();
        if (title.isEmpty()) {
            String what = page.first("title").isPresent() ? "has an empty title" : "has no title";
            return List.of(fault(page, what, entitled(page, site)));
        }
        return owner(title.get(), site)
                .filter(owner -> !owner.equals(page.target()))
                .map(owner -> fault(
                        page,
                        "has the title %s, which is that of %s".formatted(Quoted.of(title.get()), owner),
                        entitled(page, site)))
                .stream()
                .toList();
    }

    private static Fault fault(HtmlPage page, String what, Repair repair) {
        return new Fault(page.target(), Check.TITLE, what, repair);
    }

    /** Of several pages with one title the one that it names; or the home page; or the first. */
    private static Optional<String> owner(String title, WebSite site) {
        List<HtmlPage> same = site.pages().values().stream()
                .filter(page -> page.isWhole() && !page.isRedirect())
                .filter(page -> page.title().filter(title::equalsIgnoreCase).isPresent())
                .toList();
        return same.stream()
                .filter(page ->
                        page.heading().filter(it -> isNamedBy(it, title)).isPresent())
                .findFirst()
                .or(() -> same.stream()
                        .filter(page -> page.target().equals("index.html"))
                        .findFirst())
                .or(() -> same.stream().findFirst())
                .map(HtmlPage::target);
    }

    private static boolean isNamedBy(String heading, String title) {
        return parts(title).stream().anyMatch(heading::equalsIgnoreCase);
    }

    private static Repair entitled(HtmlPage page, WebSite site) {
        var heading = page.heading().filter(it -> it.length() <= MAX_HEADING);
        if (heading.isEmpty()) {
            return new Repair.Left("the page has no heading to take a title from");
        }
        String title = inTheSitesManner(heading.get(), page, site);
        boolean taken = site.pages().values().stream()
                .anyMatch(other -> !other.target().equals(page.target())
                        && other.title().filter(title::equalsIgnoreCase).isPresent());
        return taken
                ? new Repair.Left("its heading would give it another page's title")
                : edit(page, title)
                        .map(edit -> Fault.fix(edit))
                        .orElseGet(() -> new Repair.Left("the page has no head of its own"));
    }

    private static Optional<Edit> edit(HtmlPage page, String title) {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;");
        var present = page.first("title").map(Tagged::tag);
        if (present.isEmpty()) {
            return Head.with(page, "<title>" + escaped + "</title>");
        }
        StartTag tag = present.get();
        Pattern whole = page.title().isPresent() ? CLOSED : EMPTY_CLOSED;
        Matcher content =
                whole.matcher(page.text()).region(tag.end(), page.text().length());
        return content.lookingAt() ? Optional.of(new Edit(tag.end(), content.end(), escaped)) : Optional.empty();
    }

    /** With the ending or beginning that most titles of the site share. */
    private static String inTheSitesManner(String heading, HtmlPage page, WebSite site) {
        Map<String, Integer> endings = new TreeMap<>();
        Map<String, Integer> beginnings = new TreeMap<>();
        for (HtmlPage other : site.pages().values()) {
            String title =
                    other.target().equals(page.target()) ? "" : other.title().orElse("");
            Matcher separator = SEPARATOR.matcher(title);
            var ends = new ArrayList<int[]>();
            while (separator.find()) {
                ends.add(new int[] {separator.start(), separator.end()});
            }
            if (!ends.isEmpty()) {
                endings.merge(title.substring(ends.getLast()[0]), 1, Integer::sum);
                beginnings.merge(title.substring(0, ends.getFirst()[1]), 1, Integer::sum);
            }
        }
        int ending = most(endings);
        int beginning = most(beginnings);
        if (Math.max(ending, beginning) < 2) {
            return heading;
        }
        return ending >= beginning
                ? withEnding(heading, first(endings, ending))
                : first(beginnings, beginning) + heading;
    }

    private static String withEnding(String heading, String ending) {
        String name = SEPARATOR.matcher(ending).replaceFirst("");
        return heading.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)) ? heading : heading + ending;
    }

    private static int most(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static String first(Map<String, Integer> counts, int count) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == count)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
