package mupot.visitor;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How visitors read a text, by its target's name: a file's ending, or a field as the WordPress connector names it. */
enum Reading {
    PAGE,
    /** Markup without a head of its own. */
    PIECE,
    WORDS,
    /** Styles, scripts, data: whatever they do, they are not read. */
    NOTHING;

    private static final Pattern FIELD =
            Pattern.compile("(?:pages|posts|blocks|media|navigation|menu-items|widgets)/[^/]+/(meta/)?([^/]+)");
    private static final Pattern SETTING = Pattern.compile("settings/[a-z0-9_]+");
    private static final Set<String> MARKUP = Set.of("title", "content", "excerpt", "caption", "description");
    private static final Pattern PAGES = Pattern.compile(".*\\.x?html?", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile(".*\\.(txt|md)", Pattern.DOTALL);

    static Reading of(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        if (PAGES.matcher(name).matches()) {
            return PAGE;
        }
        Matcher field = FIELD.matcher(target);
        if (field.matches() && !target.contains(".")) {
            return field.group(1) == null && MARKUP.contains(field.group(2)) ? PIECE : WORDS;
        }
        return SETTING.matcher(target).matches() || PLAIN.matcher(name).matches() ? WORDS : NOTHING;
    }
}
