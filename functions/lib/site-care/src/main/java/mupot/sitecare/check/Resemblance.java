package mupot.sitecare.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.WebSite;

/** Finds what a path that leads nowhere was meant to be: by case, ending, folder, or a slip of the keyboard. */
final class Resemblance {

    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("", "html", "htm", "xhtml", "php", "asp", "aspx", "jsp"),
            Set.of("png", "jpg", "jpeg", "gif", "webp", "avif", "svg"),
            Set.of("mp4", "webm", "mov"),
            Set.of("mp3", "ogg", "wav", "m4a"));

    private Resemblance() {}

    /** The first rule that finds anything decides, and only if it finds one. */
    static Meant of(String path, WebSite site) {
        List<Function<String, Set<String>>> rules = List.of(
                wanted -> inAnyCase(wanted, site),
                wanted -> withAnotherEnding(wanted, site),
                wanted -> inAnotherFolder(wanted, site),
                wanted -> misspelled(wanted, site));
        for (var rule : rules) {
            Set<String> found = rule.apply(path);
            if (found.size() > 1) {
                return new Meant.Unclear("several could be meant: "
                        + found.stream().limit(4).map(Quoted::of).collect(Collectors.joining(", ")));
            }
            if (!found.isEmpty()) {
                return new Meant.One(found.iterator().next());
            }
        }
        return new Meant.Unclear("nothing on the site resembles it");
    }

    private static Set<String> inAnyCase(String path, WebSite site) {
        var found = new TreeSet<>(site.inAnyCase(path));
        if (found.isEmpty()) {
            found.addAll(site.inAnyCase(path + ".html"));
        }
        if (found.isEmpty()) {
            found.addAll(site.inAnyCase((path.isEmpty() || path.endsWith("/") ? path : path + "/") + "index.html"));
        }
        return found;
    }

    private static Set<String> withAnotherEnding(String path, WebSite site) {
        String stem = stem(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return those(
                site,
                path,
                target -> stem(target).equalsIgnoreCase(stem) || target.equalsIgnoreCase(stem + "/index.html"));
    }

    private static Set<String> inAnotherFolder(String path, WebSite site) {
        String name = name(path);
        if (name.isEmpty() || stem(name).equalsIgnoreCase("index")) {
            return Set.of();
        }
        return those(
                site,
                path,
                target -> name(target).equalsIgnoreCase(name) || name(target).equalsIgnoreCase(name + ".html"));
    }

    private static Set<String> misspelled(String path, WebSite site) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Set<String> near =
                those(site, path, target -> target.startsWith(folder) && target.indexOf('/', folder.length()) < 0);
        var stems = near.stream().map(target -> stem(name(target))).collect(Collectors.toCollection(TreeSet::new));
        List<String> nearest = Likeness.nearest(stem(name(path)), stems);
        return near.stream()
                .filter(target -> nearest.contains(stem(name(target))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> those(WebSite site, String path, Predicate<String> rule) {
        return site.targets().stream()
                .filter(target -> isSameFamily(path, target) && rule.test(target))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A link to a page never becomes one to an image. */
    private static boolean isSameFamily(String path, String target) {
        String one = ending(path);
        String other = ending(target);
        return other.equals(one) && !HtmlPage.isPage(target)
                || FAMILIES.stream().anyMatch(family -> family.contains(one) && family.contains(other));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }
}
