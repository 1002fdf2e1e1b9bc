package mupot.kernel.id;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as people type it: lower case, digits and '-', 1 to 40 characters. */
public record Slug(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a name needs 1 to 40 letters, digits or '-'");
        }
    }

    /** {@code Web Team} becomes {@code web-team}. Refuses a name that holds no letter or digit. */
    public static Slug of(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String joined = GAPS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String cut = joined.length() > 40 ? joined.substring(0, 40) : joined;
        return new Slug(trim(cut));
    }

    private static String trim(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.endsWith("-") && text.length() > from ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return value;
    }
}
