package mupot.sitecare.wordpress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the site's pages and posts are found, by what WordPress says and by what drafts would make of it.
 *
 * @param origins scheme and host, as they stand in front of the site's own addresses
 * @param root where the front page is
 * @param paths by a thing's name; from the host's root, with a slash at both ends
 * @param known where something is now; drafts may move or hide it
 * @param ids of all pages and posts
 */
record Addresses(Set<String> origins, String root, Map<String, String> paths, Set<String> known, Set<String> ids) {

    private static final Pattern BY_NUMBER = Pattern.compile("(?:^|&)(?:p|page_id)=([0-9]+)(?:&|$)");

    /** Lists, feeds, files and whatever plugins answer for: no page or post, and yet it may be there. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "(?:.*/)?(?:wp-[^/]*|category|tag|author|feed|page|comments|search|[0-9]+)/.*|.*\\.[^/]*/?");

    static Addresses of(List<Thing> things) {
        Set<String> origins = new HashSet<>();
        Map<String, String> paths = new TreeMap<>();
        Set<String> known = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Thing thing : things) {
            if (thing.isEntry()) {
                ids.add(thing.id());
                thing.field("link").flatMap(Addresses::uri).ifPresent(link -> {
                    origins.add(link.getScheme() + "://" + link.getRawAuthority());
                    if (link.getRawQuery() == null) {
                        known.add(folder(link.getPath()));
                        if (thing.isPublic()) {
                            paths.put(thing.name(), folder(link.getPath()));
                        }
                    }
                });
            }
        }
        String root = root(things, paths);
        Map<String, String> moved = new TreeMap<>();
        for (Thing thing : things) {
            if (thing.isPublic() && thing.slug().isPresent()) {
                String slug = thing.slug().get();
                Optional<String> now = Optional.ofNullable(paths.get(thing.name()));
                if (now.isEmpty() && thing.id().startsWith("new:")) {
                    paths.put(thing.name(), root + slug + "/");
                }
                now.filter(path -> thing.type().equals("pages")
                                && !path.equals(root)
                                && !last(path).equals(slug))
                        .ifPresent(path -> moved.put(
                                path,
                                path.substring(0, path.length() - last(path).length() - 1) + slug + "/"));
            }
        }
        moved.forEach((from, to) ->
                paths.replaceAll((_, path) -> path.startsWith(from) ? to + path.substring(from.length()) : path));
        return new Addresses(origins, root, paths, known, ids);
    }

    /** What is left of a page's address without its slug. */
    private static String root(List<Thing> things, Map<String, String> paths) {
        return things.stream()
                .filter(thing -> thing.type().equals("pages"))
                .flatMap(thing -> Optional.ofNullable(paths.get(thing.name())).stream()
                        .map(path -> without(path, thing.slug().orElse("") + "/")))
                .min((one, other) -> one.length() - other.length())
                .orElse("/");
    }

    private static String without(String path, String end) {
        return path.endsWith("/" + end) ? path.substring(0, path.length() - end.length()) : path;
    }

    /** As if every address of the site's own were written from the host's root. */
    String localised(String text) {
        String local = text;
        for (String origin : origins) {
            String host = origin.substring(origin.indexOf("://") + 3);
            for (String scheme : List.of("http://", "https://")) {
                local = local.replace(scheme + host + "/", "/").replace("\"" + scheme + host + "\"", "\"/\"");
            }
        }
        return local;
    }

    /** Whether nothing answers there, as far as anyone can tell from the site's pages and posts. */
    boolean leadsNowhere(String path, String query) {
        Matcher number = BY_NUMBER.matcher(query);
        if (number.find()) {
            return !ids.contains(number.group(1));
        }
        String folder = folder("/" + path);
        if (known.contains(folder)) {
            return !isThere(folder);
        }
        boolean ours = query.isEmpty() && !paths.isEmpty() && folder.startsWith(root);
        if (!ours || isThere(folder) || NOT_OURS.matcher(folder.substring(1)).matches()) {
            return false;
        }
        String above = folder.substring(0, folder.length() - last(folder).length() - 1);
        return isThere(above);
    }

    /** The front page is, even where it shows the newest posts. */
    private boolean isThere(String folder) {
        return folder.equals(root) || paths.containsValue(folder);
    }

    private static Optional<URI> uri(String link) {
        try {
            URI uri = new URI(link);
            return Optional.of(uri).filter(it -> it.getRawAuthority() != null && it.getPath() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static String last(String folder) {
        String bare = folder.substring(0, folder.length() - 1);
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
