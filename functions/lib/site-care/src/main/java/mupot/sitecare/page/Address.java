package mupot.sitecare.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a reference within the site leads.
 *
 * @param path from the site's root, no slash in front, decoded; ends with a slash if it names a folder
 * @param fragment decoded; empty: none
 * @param rest query and fragment as they are spelled
 */
public record Address(String path, String fragment, String rest) {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\{%|<%|\\$\\{|<\\?|__[A-Z]");

    /** Empty: it leads out of the site, or is made by a template or a script only when it is shown. */
    public static Optional<Address> of(HtmlPage page, String reference) {
        String plain = cleaned(reference);
        if (isElsewhere(plain) || PLACEHOLDER.matcher(plain).find()) {
            return Optional.empty();
        }
        String base = page.first("base")
                .filter(it -> it.has("href"))
                .map(it -> cleaned(it.value("href")))
                .orElse("");
        if (isElsewhere(base)) {
            return Optional.empty();
        }
        int cut = cut(plain);
        String path = plain.substring(0, cut).replace('\\', '/');
        String rest = plain.substring(cut);
        String from = joined(page.target(), base.substring(0, cut(base)));
        String whole = path.isEmpty() ? from : joined(from, path);
        return decoded(whole).map(at -> new Address(at, fragmentOf(rest), rest));
    }

    /** What a browser does first: blanks around it and line breaks within it don't count. */
    public static String cleaned(String reference) {
        return reference.replaceAll("[\\t\\n\\r]", "").strip();
    }

    /** Where the query or the fragment begins. */
    public static int cut(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            if (reference.charAt(i) == '?' || reference.charAt(i) == '#') {
                return i;
            }
        }
        return reference.length();
    }

    private static boolean isElsewhere(String reference) {
        return SCHEME.matcher(reference).matches()
                || reference.startsWith("//")
                || reference.startsWith("\\\\")
                || reference.startsWith("/\\");
    }

    /** The path seen from a file; never above the root, as in a browser. */
    private static String joined(String from, String path) {
        String whole = path.startsWith("/") ? path.substring(1) : from.substring(0, from.lastIndexOf('/') + 1) + path;
        if (path.isEmpty()) {
            return from;
        }
        var parts = new ArrayDeque<String>();
        String[] given = whole.split("/", -1);
        for (int i = 0; i < given.length; i++) {
            boolean last = i == given.length - 1;
            if (given[i].equals("..")) {
                parts.pollLast();
            } else if (!given[i].equals(".") && (last || !given[i].isEmpty())) {
                parts.addLast(given[i]);
            }
            if (last && (given[i].equals("..") || given[i].equals("."))) {
                parts.addLast("");
            }
        }
        return String.join("/", parts);
    }

    private static String fragmentOf(String rest) {
        int hash = rest.indexOf('#');
        String spelled = hash < 0 ? "" : rest.substring(hash + 1);
        return decoded(spelled).orElse(spelled);
    }

    /** Percent signs undone; empty: what they stand for is no text. */
    public static Optional<String> decoded(String spelled) {
        byte[] given = spelled.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(given.length);
        for (int i = 0; i < given.length; i++) {
            int high = given[i] == '%' && i + 2 < given.length ? Character.digit(given[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(given[i + 2], 16) : -1;
            bytes.put(low >= 0 ? (byte) (high * 16 + low) : given[i]);
            i += low >= 0 ? 2 : 0;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
