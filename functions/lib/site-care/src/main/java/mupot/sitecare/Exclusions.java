package mupot.sitecare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.sitecare.check.Check;

/**
 * What the note of an earlier round asks to leave alone: the pages and the checks that it names. A sentence that only
 * says that a page had changed meanwhile asks for nothing.
 */
record Exclusions(Set<String> pages, Set<Check> checks) {

    private static final Pattern SENTENCES = Pattern.compile("[.!?]\\s+|\\R");
    private static final Pattern MEANWHILE = Pattern.compile("^\\s*stale\\b|\\bchanged since the draft\\b");

    static Exclusions in(String note, Collection<String> targets) {
        var pages = new TreeSet<String>();
        var checks = EnumSet.noneOf(Check.class);
        String said = Stream.of(SENTENCES.split(note.toLowerCase(Locale.ROOT)))
                .filter(sentence -> !MEANWHILE.matcher(sentence).find())
                .collect(Collectors.joining(". "));
        targets.stream().filter(target -> names(said, target)).forEach(pages::add);
        String rest = without(said, pages);
        for (Check check : Check.values()) {
            if (names(rest, check.id()) || check.words().stream().anyMatch(word -> names(rest, word))) {
                checks.add(check);
            }
        }
        return new Exclusions(pages, checks);
    }

    boolean has(String target, Check check) {
        return pages.contains(target) || checks.contains(check);
    }

    /** A page called title.html names no check. */
    private static String without(String said, Collection<String> pages) {
        String rest = said;
        for (String page : pages) {
            rest = rest.replace(page.toLowerCase(Locale.ROOT), " ");
        }
        return rest;
    }

    private static boolean names(String said, String name) {
        String quoted = Pattern.quote(name.toLowerCase(Locale.ROOT));
        return said.contains(name.toLowerCase(Locale.ROOT))
                && Pattern.compile("(?<![\\p{L}\\p{N}/._-])/?" + quoted + "(?![\\p{L}\\p{N}/_-]|\\.\\p{L})")
                        .matcher(said)
                        .find();
    }

    List<String> spelled() {
        var all = new ArrayList<>(pages);
        checks.forEach(check -> all.add(check.label()));
        return all;
    }
}
