package mupot.sitecare.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;
import mupot.sitecare.page.WebSite;
import mupot.sitecare.page.Written;
import org.jsoup.nodes.Element;

/** The site's own copyright statement, at the foot of its pages, names the present year. No other year is looked at. */
final class StaleYears implements PageCheck {

    private static final String MARK =
            "(?:©|&copy;?|&#0*169;?|&#[xX]0*[aA]9;?|\\([cC]\\)|\\b(?:[Cc]opyright|COPYRIGHT)\\b)";
    private static final String YEAR = "(?<![\\d.,/-])((?:19|20)\\d{2})(?![\\d%]|[.,]\\d)";
    private static final String UNTIL =
            "(?:(\\s*(?:-|–|—|&[nm]dash;?|&#821[12];?|&#[xX]201[34];?)\\s*)(?:(\\d{4}|\\d{2})(?!\\d))?)?";
    private static final Pattern STATEMENT = Pattern.compile(MARK + "([^\\d<]{0,60}?)" + YEAR + UNTIL);
    private static final Pattern REVERSED = Pattern.compile(YEAR + UNTIL + "()\\s*" + MARK);
    private static final Pattern OPEN = Pattern.compile(MARK + "[^\\d<]{0,60}$");
    private static final Pattern CONTINUED = Pattern.compile("^(\\s*)" + YEAR + UNTIL);
    private static final Pattern ANOTHER_YEAR = Pattern.compile(
            "(?i)(?:\\b(?:since|est|established|founded|registered|from|no|nr|number|in|tel|phone)\\b\\W*)$");
    private static final Pattern ANOTHER_OWNER = Pattern.compile(
            "(?i)\\b(?:photos?|photographs?|images?|pictures?|illustrations?|fonts?|icons?|map|maps)\\b");

    private static final Pattern PRESENT = Pattern.compile("(?i)(?:present|now|today|date|current)\\b");
    private static final Pattern BEGINS = Pattern.compile("^\\s*" + MARK);
    private static final Set<String> MAIN = Set.of("main", "section");
    private static final Set<String> QUOTED = Set.of("article", "figure", "figcaption", "blockquote", "script");
    private static final Pattern FOOT = Pattern.compile("(?i).*(?:footer|copyright|colophon|legal|imprint).*");

    private final LocalDate today;

    StaleYears(LocalDate today) {
        this.today = today;
    }

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        var faults = new ArrayList<Fault>();
        boolean open = false;
        for (Written written : page.texts()) {
            String raw = page.text().substring(written.start(), written.end());
            if (raw.indexOf('<') < 0 && isAtTheFoot(written, raw)) {
                year(raw, open).flatMap(year -> fault(page, written, raw, year)).ifPresent(faults::add);
                open = OPEN.matcher(raw).find() && !ANOTHER_OWNER.matcher(raw).find();
            } else {
                open = false;
            }
        }
        return faults;
    }

    /** Where in the text the year stands that must be the present one. */
    private record Year(int start, int end) {}

    private static Optional<Year> year(String raw, boolean open) {
        if (open) {
            Matcher continued = CONTINUED.matcher(raw);
            return continued.find() ? last(continued, 2, raw) : Optional.empty();
        }
        Matcher statement = STATEMENT.matcher(raw);
        if (statement.find()) {
            boolean other = ANOTHER_YEAR.matcher(statement.group(1)).find()
                    || ANOTHER_OWNER
                            .matcher(raw.substring(0, statement.start(2)))
                            .find();
            return other ? Optional.empty() : last(statement, 2, raw);
        }
        Matcher reversed = REVERSED.matcher(raw);
        boolean own = reversed.find()
                && !ANOTHER_YEAR.matcher(raw.substring(0, reversed.start(1))).find();
        return own ? last(reversed, 1, raw) : Optional.empty();
    }

    /** A range's end, or the only year; none if a dash leads on to something else than a year, such as 'today'. */
    private static Optional<Year> last(Matcher matcher, int first, String raw) {
        if (matcher.start(first + 2) >= 0) {
            return Optional.of(new Year(matcher.start(first + 2), matcher.end(first + 2)));
        }
        String dash = matcher.group(first + 1);
        return dash != null && !isAside(dash, raw.substring(matcher.end(first + 1)))
                ? Optional.empty()
                : Optional.of(new Year(matcher.start(first), matcher.end(first)));
    }

    /** A dash with blanks on both sides and words behind it ends the statement: {@code © 2019 – All rights reserved}. */
    private static boolean isAside(String dash, String rest) {
        boolean spaced = !dash.equals(dash.stripLeading()) && !dash.equals(dash.stripTrailing());
        return spaced && !rest.isBlank() && !PRESENT.matcher(rest).lookingAt();
    }

    private Optional<Fault> fault(HtmlPage page, Written written, String raw, Year year) {
        String spelled = raw.substring(year.start, year.end);
        int now = today.getYear();
        int said = spelled.length() == 2 ? now / 100 * 100 + Integer.parseInt(spelled) : Integer.parseInt(spelled);
        if (said >= now) {
            return Optional.empty();
        }
        String present = spelled.length() == 2 ? "%02d".formatted(now % 100) : String.valueOf(now);
        int at = written.start();
        return Optional.of(new Fault(
                page.target(),
                Check.STALE_YEAR,
                "the copyright statement says " + said,
                Fault.fix(new Edit(at + year.start, at + year.end, present))));
    }

    private static boolean isAtTheFoot(Written written, String raw) {
        List<Element> ancestors = Tagged.ancestors(written.parent()).toList();
        if (ancestors.stream().anyMatch(one -> QUOTED.contains(one.normalName()))) {
            return false;
        }
        return ancestors.stream().anyMatch(StaleYears::isFoot)
                || ancestors.stream().noneMatch(one -> MAIN.contains(one.normalName()))
                        && BEGINS.matcher(raw).find();
    }

    private static boolean isFoot(Element element) {
        return element.normalName().equals("footer")
                || element.attr("role").toLowerCase(Locale.ROOT).equals("contentinfo")
                || FOOT.matcher(element.className() + " " + element.id()).matches()
                        && !element.normalName().equals("body")
                        && !element.normalName().equals("html");
    }
}
