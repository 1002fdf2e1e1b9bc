package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Address;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Spelling;
import mupot.sitecare.page.WebSite;

/** References within the site to a file, or to a place on a page, that isn't there. */
final class BrokenLinks implements PageCheck {

    private static final Set<String> NEVER_FETCHED = Set.of("preconnect", "dns-prefetch", "pingback", "edituri");

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        var faults = new ArrayList<Fault>();
        for (Reference reference : Reference.on(page)) {
            if (!isPlaceholder(reference)
                    && !NEVER_FETCHED.contains(reference.tagged().words("rel"))) {
                Address.of(page, reference.value())
                        .flatMap(address -> fault(page, site, reference, address))
                        .ifPresent(faults::add);
            }
        }
        return faults;
    }

    /** A lone hash sign goes nowhere on purpose; whether it may is another check's matter. */
    private static boolean isPlaceholder(Reference reference) {
        return reference.value().equals("#");
    }

    private static Optional<Fault> fault(HtmlPage page, WebSite site, Reference reference, Address address) {
        boolean here = Address.cut(reference.value()) == 0;
        Optional<String> served = here ? Optional.of(page.target()) : site.served(address.path());
        if (served.isPresent()) {
            return anchor(page, site, reference, served.get(), address.fragment());
        }
        return site.coverage() == WebSite.Coverage.PART
                ? Optional.empty()
                : Optional.of(missing(page, site, reference, address));
    }

    private static Fault missing(HtmlPage page, WebSite site, Reference reference, Address address) {
        String what = "%s points to %s, %s"
                .formatted(
                        nameOf(reference),
                        Quoted.of(reference.value()),
                        site.isFolder(address.path()) && !address.path().isEmpty()
                                ? "a folder without an index page"
                                : "which isn't there");
        Repair repair =
                switch (Resemblance.of(address.path(), site)) {
                    case Meant.One(String target) -> repaired(page, site, reference, address, target);
                    case Meant.Unclear(String why) -> new Repair.Left(why);
                };
        return new Fault(page.target(), Check.BROKEN_LINK, what, repair);
    }

    private static Repair repaired(HtmlPage page, WebSite site, Reference reference, Address address, String target) {
        boolean lost = anchorsOf(site, target)
                .filter(anchors -> isPlace(address.fragment()) && !anchors.contains(address.fragment()))
                .isPresent();
        if (lost) {
            return new Repair.Left(
                    "%s is probably meant, but has no place %s".formatted(target, Quoted.of(address.fragment())));
        }
        return Fault.fix(reference.withPath(Spelling.like(reference.value(), page, target)));
    }

    private static Optional<Fault> anchor(
            HtmlPage page, WebSite site, Reference reference, String target, String fragment) {
        if (!isPlace(fragment) || reference.isEmbedded()) {
            return Optional.empty();
        }
        return anchorsOf(site, target)
                .filter(anchors -> !anchors.contains(fragment))
                .map(anchors -> {
                    String what = "link points to %s, but %s has no such place"
                            .formatted(
                                    Quoted.of(reference.value()), target.equals(page.target()) ? "the page" : target);
                    return new Fault(
                            page.target(), Check.MISSING_ANCHOR, what, repairedAnchor(reference, fragment, anchors));
                });
    }

    private static Repair repairedAnchor(Reference reference, String fragment, Set<String> anchors) {
        List<String> sameButCase = anchors.stream()
                .filter(one -> one.equalsIgnoreCase(fragment))
                .sorted()
                .toList();
        List<String> meant = sameButCase.isEmpty()
                ? Likeness.nearest(fragment, anchors.stream().sorted().toList())
                : sameButCase;
        return meant.size() == 1
                ? Fault.fix(reference.withFragment("#" + meant.getFirst()))
                : new Repair.Left(
                        meant.isEmpty() ? "no place on that page resembles it" : "several places could be meant");
    }

    private static Optional<Set<String>> anchorsOf(WebSite site, String target) {
        return Optional.ofNullable(site.pages().get(target)).map(HtmlPage::anchors);
    }

    /** Not so the page's top, a piece of text to be marked, or the route of a program within the page. */
    private static boolean isPlace(String fragment) {
        return !fragment.isEmpty()
                && !fragment.equalsIgnoreCase("top")
                && !fragment.startsWith(":~:")
                && !fragment.startsWith("/")
                && !fragment.startsWith("!");
    }

    private static String nameOf(Reference reference) {
        return switch (reference.tagged().tag().name()) {
            case "a", "area" -> "link";
            case "img", "source" -> "image";
            case "link" -> "linked file";
            default -> reference.tagged().tag().name();
        };
    }
}
