package mupot.agents;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To which hosts a text leads, as a browser would read it: with entities for characters, slashes leaning either way, line
 * breaks in the middle, a user's name before the host, or a host in any script. Whoever decides is told of places that are
 * new; what only a program would put together isn't found.
 */
final class Places {

    private static final int LONGEST = 200;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    /** What browsers take out of an address wherever it stands. */
    private static final Pattern GAPS = Pattern.compile("[\\t\\n\\r]+");

    private static final Pattern BROKEN = Pattern.compile(
            "=\\s*(?:\"([^\"]{0,2000}[\\t\\n\\r][^\"]{0,2000})\"|'([^']{0,2000}[\\t\\n\\r][^']{0,2000})')");

    private static final Pattern ENTITY = Pattern.compile(
            "&(?:#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?|(sol|bsol|colon|period|commat|Tab|NewLine);)");

    private static final Pattern PLACE = Pattern.compile("(?i)(?:(?<![\\p{L}\\p{N}+.-])(?:(https?|wss?|ftp):[/\\\\]*"
            + "|([a-z][a-z0-9+.-]{0,20}):[/\\\\]{2,})|[/\\\\]{2,})([\\p{L}\\p{N}\\[%@][^\\s/\\\\?#\"'<>`,;)(\\]}|*]*)");

    private Places() {}

    /** With their schemes, in lower case; a place that is named without one begins with two slashes. */
    static Set<String> in(String text) {
        String plain = INVISIBLE
                .matcher(ENTITY.matcher(text).replaceAll(Places::character))
                .replaceAll("");
        Set<String> places = new TreeSet<>();
        add(plain, places);
        BROKEN.matcher(plain)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(value -> add(GAPS.matcher(value).replaceAll(""), places));
        return places;
    }

    private static void add(String text, Set<String> places) {
        PLACE.matcher(text).results().map(Places::place).forEach(places::add);
    }

    private static String place(MatchResult found) {
        String scheme = found.group(1) == null ? found.group(2) : found.group(1);
        String authority = found.group(3);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return Cut.to(((scheme == null ? "" : scheme + ":") + "//" + host).toLowerCase(Locale.ROOT), LONGEST);
    }

    private static String character(MatchResult entity) {
        String named = entity.group(3);
        int code = entity.group(1) != null
                ? Integer.parseInt(entity.group(1), 16)
                : entity.group(2) != null ? Integer.parseInt(entity.group(2)) : named(named);
        boolean fits = Character.isValidCodePoint(code) && (code > 0xFFFF || !Character.isSurrogate((char) code));
        return fits ? Matcher.quoteReplacement(Character.toString(code)) : "?";
    }

    private static int named(String name) {
        return switch (name) {
            case "sol" -> '/';
            case "bsol" -> '\\';
            case "colon" -> ':';
            case "period" -> '.';
            case "commat" -> '@';
            case "Tab" -> '\t';
            case "NewLine" -> '\n';
            default -> throw new IllegalArgumentException("no such entity is read: " + name);
        };
    }
}
