package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;
import mupot.sitecare.page.WebSite;

/** What a link says, and which page its words name. */
final class Labels {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> SAYS_NOTHING = Set.of(
            "a", "all", "an", "and", "at", "by", "click", "for", "get", "go", "here", "in", "it", "learn", "me", "more",
            "my", "now", "of", "on", "online", "our", "page", "please", "read", "see", "start", "started", "the",
            "this", "to", "today", "try", "up", "us", "view", "we", "with", "you", "your", "index", "html", "htm");
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("contact", "touch", "enquire", "enquiry", "inquire", "email", "message", "write", "call", "quote"),
            Set.of("book", "booking", "reserve", "reservation", "appointment", "schedule"),
            Set.of("shop", "store", "buy", "order", "purchase", "cart"),
            Set.of("about", "story", "history", "team", "who"),
            Set.of("visit", "find", "direction", "location", "hour", "opening"),
            Set.of("price", "pricing", "rate", "plan", "cost"),
            Set.of("job", "career", "hiring", "vacancy"),
            Set.of("blog", "new", "journal"),
            Set.of("event", "workshop", "class", "course"));

    private Labels() {}

    /** As it is said, in lower case, to compare. */
    static String of(Tagged link) {
        return said(link).toLowerCase(Locale.ROOT);
    }

    /** Blanks joined; the text of its image if it has no other. */
    static String said(Tagged link) {
        String text = link.element().text();
        if (text.isBlank()) {
            text = link.value("aria-label");
        }
        if (text.isBlank()) {
            text = link.element().select("img[alt]").eachAttr("alt").stream()
                    .findFirst()
                    .orElse("");
        }
        return text.replaceAll("[\\p{C}\\s\\p{Z}]+", " ").strip();
    }

    /** The one other page that fits the words best, by its file's name first, then by its heading. */
    static Optional<String> pageNamedBy(String label, HtmlPage from, WebSite site) {
        Set<String> words = words(label);
        var best = new ArrayList<String>();
        int most = 1;
        for (HtmlPage page : site.pages().values()) {
            int fit = page.isWhole() && !page.target().equals(from.target()) ? fit(words, page) : 0;
            if (fit > most) {
                best.clear();
                most = fit;
            }
            if (fit == most) {
                best.add(page.target());
            }
        }
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private static int fit(Set<String> words, HtmlPage page) {
        Set<String> slug = words(page.target());
        Set<String> heading = slug.isEmpty() ? Set.of() : words(page.heading().orElse(""));
        int fit = 0;
        for (String word : words) {
            if (slug.contains(word)) {
                fit += 4;
            } else if (heading.contains(word)) {
                fit += 2;
            } else if (slug.stream().anyMatch(one -> areAlike(one, word))) {
                fit += 1;
            }
        }
        return fit;
    }

    private static boolean areAlike(String one, String other) {
        return ALIKE.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    /** Words that could name something, without a plural's ending. */
    private static Set<String> words(String text) {
        return Stream.of(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() > 1 && !SAYS_NOTHING.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word)
                .collect(Collectors.toSet());
    }
}
