package mupot.kernel.id;

import java.util.regex.Pattern;

/** The spelling of ids. They hold nothing that a key, a link or a shell would read as syntax. */
final class Form {

    private static final Pattern ULID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    private Form() {}

    static void check(String prefix, String value) {
        if (!value.startsWith(prefix)
                || !ULID.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "<ULID>");
        }
    }
}
