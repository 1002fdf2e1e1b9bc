package mupot.connector.wordpress;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is read and changed here. WordPress has more (users, plugins, themes …): out of reach on purpose. */
enum ResourceType {
    PAGES(
            "pages",
            "&status=any&orderby=id&order=asc",
            List.of("title", "content", "excerpt", "slug", "status", "parent", "featured_media", "link")),
    POSTS(
            "posts",
            "&status=any&orderby=id&order=asc",
            List.of("title", "content", "excerpt", "slug", "status", "featured_media", "link")),
    BLOCKS("blocks", "&orderby=id&order=asc", List.of("title", "content")),
    MEDIA("media", "&orderby=id&order=asc", List.of("title", "caption", "description", "alt_text")),
    NAVIGATION("navigation", "&orderby=id&order=asc", List.of("title", "content")),
    MENU_ITEMS("menu-items", "&orderby=id&order=asc&status=publish,draft", List.of("title", "url", "order", "status")),
    WIDGETS("widgets", "", List.of("content")),
    SETTINGS("settings", "", List.of());

    private final String route;
    private final String listing;
    private final List<String> fields;

    ResourceType(String route, String listing, List<String> fields) {
        this.route = route;
        this.listing = listing;
        this.fields = fields;
    }

    static Optional<ResourceType> of(String route) {
        return Arrays.stream(values()).filter(one -> one.route.equals(route)).findFirst();
    }

    /** As in targets and in addresses below {@code wp/v2}. */
    String route() {
        return route;
    }

    /** What a list is asked for beside its context and page. */
    String listing() {
        return listing;
    }

    List<String> fields() {
        return fields;
    }

    /** Things that can be made here, found again by their slug, and put into the trash. */
    boolean madeHere() {
        return this == PAGES || this == POSTS;
    }

    /** Whether a list comes in pages, each thing with a number. */
    boolean numbered() {
        return this != WIDGETS && this != SETTINGS;
    }

    boolean hasMeta() {
        return madeHere();
    }
}
