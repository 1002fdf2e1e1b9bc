package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Address;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Spelling;
import mupot.sitecare.page.Tagged;
import mupot.sitecare.page.WebSite;

/** A link that looks like a button, or says what to do, leads somewhere. */
final class CallsToAction implements PageCheck {

    private static final Pattern DEAD =
            Pattern.compile("#|#!|(?i:javascript:\\s*(?:void\\s*\\(?\\s*0?\\s*\\)?)?\\s*;?)|");
    private static final Pattern BUTTON =
            Pattern.compile("(?:.*[\\s_-])?(?:btn|button|cta|call-to-action)(?:[\\s_-].*)?");
    private static final Pattern ACTS = Pattern.compile("^(?:book|order|buy|shop|contact|call|get|start|sign|subscribe|"
            + "request|reserve|learn|read|view|see|find|visit|donate|join|download|try|register|apply|enquire|browse|"
            + "discover|explore|schedule|plan|write|email|check)\\b.*");
    private static final Pattern UPWARDS = Pattern.compile(".*\\b(?:top|up)\\b.*|[↑⬆▲^]");
    private static final Set<String> PROGRAMMED =
            Set.of("aria-controls", "aria-expanded", "aria-haspopup", "popovertarget", "download");

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        var faults = new ArrayList<Fault>();
        for (Tagged link : page.elements("a")) {
            if (isDead(link) && isCall(link) && !isProgrammed(page, site, link)) {
                String what = "%s leads nowhere".formatted(Quoted.of(Labels.said(link)));
                faults.add(new Fault(page.target(), Check.DEAD_CTA, what, revived(page, site, link)));
            }
        }
        return faults;
    }

    private static boolean isDead(Tagged link) {
        return link.has("href")
                ? DEAD.matcher(Address.cleaned(link.value("href"))).matches()
                : BUTTON.matcher(link.words("class")).matches();
    }

    private static boolean isCall(Tagged link) {
        String label = Labels.of(link);
        return !UPWARDS.matcher(label).matches()
                && (BUTTON.matcher(link.words("class")).matches()
                        || link.words("role").equals("button")
                        || ACTS.matcher(label).matches());
    }

    /** A script may give it a meaning that the page's source doesn't show. */
    private static boolean isProgrammed(HtmlPage page, WebSite site, Tagged link) {
        return link.tag().attributes().stream()
                        .anyMatch(one -> one.name().startsWith("on")
                                || one.name().startsWith("data-")
                                || one.name().startsWith("@")
                                || one.name().startsWith("x-")
                                || one.name().startsWith("v-")
                                || one.name().startsWith("hx-")
                                || PROGRAMMED.contains(one.name()))
                || link.has("id") && !link.value("id").isBlank() && site.scriptsMention(page, link.value("id"));
    }

    private static Repair revived(HtmlPage page, WebSite site, Tagged link) {
        Set<String> alike = sameLabelElsewhere(page, site, Labels.of(link));
        if (alike.size() == 1) {
            return Fault.fix(link.tag().with("href", alike.iterator().next()));
        }
        Optional<String> named = Labels.pageNamedBy(Labels.of(link), page, site);
        if (named.isPresent()) {
            return Fault.fix(link.tag().with("href", Spelling.like("", page, named.get())));
        }
        return new Repair.Left(
                alike.isEmpty()
                        ? "no page of the site is named by its words"
                        : "links with the same words lead to different places");
    }

    /** Where working links with the same words lead, as seen from this page; links to the page itself don't count. */
    private static Set<String> sameLabelElsewhere(HtmlPage page, WebSite site, String label) {
        var found = new TreeSet<String>();
        for (HtmlPage other : site.pages().values()) {
            for (Tagged link : other.elements("a")) {
                String href = Address.cleaned(link.value("href"));
                if (!label.isEmpty()
                        && !DEAD.matcher(href).matches()
                        && Labels.of(link).equals(label)) {
                    leading(page, other, site, href).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<String> leading(HtmlPage page, HtmlPage other, WebSite site, String href) {
        if (href.matches("(?is)(?:https?|mailto|tel):.*")) {
            return Optional.of(href);
        }
        return Address.of(other, href).flatMap(address -> {
            Optional<String> served =
                    Address.cut(href) == 0 ? Optional.of(other.target()) : site.served(address.path());
            return served.filter(target -> !target.equals(page.target()))
                    .map(target -> Spelling.like("", page, target) + address.rest());
        });
    }
}
