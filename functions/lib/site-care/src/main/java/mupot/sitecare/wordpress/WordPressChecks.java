package mupot.sitecare.wordpress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.check.Audit;
import mupot.sitecare.check.Check;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.WebSite;

/** All checks of a WordPress site's fields. */
public final class WordPressChecks {

    private static final Set<String> CONTENT = Set.of("pages", "posts", "blocks", "widgets", "navigation");

    /** As many as one look at a site holds: with so many, some may be missing. */
    private static final int CUT_OFF = 10_000;

    private final LocalDate today;

    public WordPressChecks(LocalDate today) {
        this.today = today;
    }

    /** Whether a target is a field that they look into. */
    public static boolean covers(String target) {
        return Thing.typeAndField(target).filter(WordPressChecks::covers).isPresent();
    }

    private static boolean covers(Map.Entry<String, String> typeAndField) {
        String field = typeAndField.getValue();
        return switch (typeAndField.getKey()) {
            case "pages", "posts" ->
                Set.of("content", "title", "slug", "status").contains(field) || Names.isForSearchEngines(field);
            case "media" -> field.equals("alt_text");
            case "menu-items" -> field.equals("url");
            default -> field.equals("content");
        };
    }

    /** @param texts all of the site by target, drafts in the place of what they would change */
    public List<Finding> of(SortedMap<String, String> texts) {
        List<Thing> things = Thing.among(texts);
        List<Finding> findings = new ArrayList<>();
        if (things.stream().noneMatch(Thing::isEntry)) {
            return findings;
        }
        Addresses addresses = Addresses.of(things);
        var pages = new TreeMap<String, HtmlPage>();
        for (Thing thing : things) {
            if (CONTENT.contains(thing.type())) {
                thing.field("content")
                        .ifPresent(text -> pages.put(thing.target("content"), page(thing, text, addresses)));
            }
            if (thing.type().equals("media")
                    && thing.field("alt_text").filter(String::isBlank).isPresent()) {
                findings.add(new Finding(
                        thing.target("alt_text"), Check.MISSING_ALT.id(), "the library doesn't say what it shows"));
            }
        }
        if (texts.size() < CUT_OFF) {
            pages.forEach((target, page) -> findings.addAll(Links.on(target, page, addresses)));
            findings.addAll(Links.ofMenus(things, addresses));
        }
        pages.forEach((target, page) -> {
            findings.addAll(Levels.of(target, page));
            WebSite alone =
                    WebSite.of(new TreeMap<>(Map.of(page.target(), page.text())), Set.of(), WebSite.Coverage.PART);
            Audit.ofPieces(today)
                    .of(alone)
                    .forEach(fault ->
                            findings.add(new Finding(target, fault.check().id(), fault.what())));
        });
        findings.addAll(Names.of(things));
        return findings;
    }

    /** As the page that it is a part of: relative addresses are seen from there. */
    private static HtmlPage page(Thing thing, String text, Addresses addresses) {
        String path = addresses.paths().getOrDefault(thing.name(), "/");
        return new HtmlPage(path.substring(1) + "index.html", addresses.localised(text));
    }
}
