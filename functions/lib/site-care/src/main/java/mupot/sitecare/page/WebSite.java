package mupot.sitecare.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All pages that are looked at together, and the names of everything they can link to. */
public final class WebSite {

    /** Whether the given targets are all there is. Only then can a link be known to lead nowhere. */
    public enum Coverage {
        WHOLE,
        PART
    }

    private static final List<String> INDEXES = List.of("index.html", "index.htm");
    private static final List<String> ENDINGS = List.of(".html", ".htm");

    private final SortedMap<String, HtmlPage> pages;
    private final NavigableSet<String> targets;
    private final String scripts;
    private final Coverage coverage;
    private final Set<String> folders = new TreeSet<>();
    private final Map<String, List<String>> byLowerCase = new TreeMap<>();

    private WebSite(
            SortedMap<String, HtmlPage> pages, NavigableSet<String> targets, String scripts, Coverage coverage) {
        this.pages = Collections.unmodifiableSortedMap(pages);
        this.targets = Collections.unmodifiableNavigableSet(targets);
        this.scripts = scripts;
        this.coverage = coverage;
        for (String target : targets) {
            byLowerCase.computeIfAbsent(lower(target), key -> new ArrayList<>()).add(target);
            for (int slash = target.indexOf('/'); slash >= 0; slash = target.indexOf('/', slash + 1)) {
                folders.add(target.substring(0, slash + 1));
            }
        }
    }

    /**
     * @param texts every target that is a text
     * @param others further targets that can be linked to
     */
    public static WebSite of(SortedMap<String, String> texts, Collection<String> others, Coverage coverage) {
        var pages = new TreeMap<String, HtmlPage>();
        var scripts = new StringBuilder();
        texts.forEach((target, text) -> {
            if (HtmlPage.isPage(target)) {
                pages.put(target, new HtmlPage(target, text));
            } else if (lower(target).endsWith(".js")) {
                scripts.append(text).append('\n');
            }
        });
        var targets = new TreeSet<>(texts.keySet());
        targets.addAll(others);
        return new WebSite(pages, targets, scripts.toString(), coverage);
    }

    /** The same site with other texts for some of its pages. */
    public WebSite with(Map<String, String> drafts) {
        var changed = new TreeMap<>(pages);
        drafts.forEach((target, text) -> changed.put(target, new HtmlPage(target, text)));
        return new WebSite(changed, new TreeSet<>(targets), scripts, coverage);
    }

    public SortedMap<String, HtmlPage> pages() {
        return pages;
    }

    public NavigableSet<String> targets() {
        return targets;
    }

    public Coverage coverage() {
        return coverage;
    }

    /** Whether some script may be doing something with the element of this id. */
    public boolean scriptsMention(HtmlPage page, String id) {
        return scripts.contains(id) || page.scripts().contains(id);
    }

    /** The target that a server would answer a path with: itself, without its ending, or a folder's index page. */
    public Optional<String> served(String path) {
        if (!path.isEmpty() && !path.endsWith("/")) {
            if (targets.contains(path)) {
                return Optional.of(path);
            }
            var ended =
                    ENDINGS.stream().map(path::concat).filter(targets::contains).findFirst();
            return ended.isPresent() || !folders.contains(path + "/") ? ended : served(path + "/");
        }
        return INDEXES.stream().map(path::concat).filter(targets::contains).findFirst();
    }

    public boolean isFolder(String path) {
        return folders.contains(path.endsWith("/") ? path : path + "/");
    }

    /** Targets that differ from it in nothing but case. */
    public List<String> inAnyCase(String target) {
        return byLowerCase.getOrDefault(lower(target), List.of());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
