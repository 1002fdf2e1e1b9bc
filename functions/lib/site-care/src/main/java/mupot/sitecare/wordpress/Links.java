package mupot.sitecare.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.check.Check;
import mupot.sitecare.page.Address;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;

/** Links within the site that lead to no page or post of it. */
final class Links {

    private static final Pattern OF_A_MENU =
            Pattern.compile("<!--\\s+wp:navigation-(?:link|submenu)\\s[^\\n]*?\"url\"\\s*:\\s*\"([^\"]*)\"");

    private Links() {}

    static List<Finding> on(String target, HtmlPage page, Addresses addresses) {
        List<String> references = new ArrayList<>();
        for (Tagged link : page.elements("a")) {
            if (link.has("href") && !link.value("href").isBlank()) {
                references.add(link.value("href"));
            }
        }
        Matcher entries = OF_A_MENU.matcher(page.text());
        while (entries.find()) {
            references.add(entries.group(1).replace("\\/", "/"));
        }
        return references.stream()
                .flatMap(reference -> fault(target, page, reference, addresses).stream())
                .toList();
    }

    /** Of classic menus, entries with an address of their own. */
    static List<Finding> ofMenus(List<Thing> things, Addresses addresses) {
        List<Finding> findings = new ArrayList<>();
        for (Thing thing : things) {
            if (thing.type().equals("menu-items")) {
                HtmlPage anywhere = new HtmlPage("index.html", "");
                thing.field("url")
                        .map(addresses::localised)
                        .filter(url -> !url.isBlank())
                        .flatMap(url -> fault(thing.target("url"), anywhere, url, addresses))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> fault(String target, HtmlPage page, String reference, Addresses addresses) {
        String plain = Address.cleaned(reference);
        if (plain.startsWith("#")) {
            return Optional.empty();
        }
        return Address.of(page, plain)
                .filter(address -> addresses.leadsNowhere(address.path(), query(address.rest())))
                .map(_ -> new Finding(
                        target,
                        Check.BROKEN_LINK.id(),
                        "link points to “" + plain + "”, which no page or post answers"));
    }

    private static String query(String rest) {
        int hash = rest.indexOf('#');
        String query = hash < 0 ? rest : rest.substring(0, hash);
        return query.startsWith("?") ? query.substring(1) : query;
    }
}
