package mupot.sitecare.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.parser.Parser;

/**
 * One start tag as it stands in the source, with the place of each attribute.
 *
 * @param end behind the closing {@code >}
 */
public record StartTag(String source, int start, int end, String name, List<Attribute> attributes) {

    /** @param quote the value's quote; a space for an unquoted value, 0 for no value at all */
    public record Attribute(String name, int start, int valueStart, int valueEnd, int end, char quote) {}

    public StartTag {
        attributes = List.copyOf(attributes);
    }

    /** Reads the tag at this place. Empty: there is none, or it is never closed. */
    public static Optional<StartTag> at(String source, int start) {
        return new StartTagReader(source, start).read();
    }

    /** The first of that name, which is the one that counts. */
    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The attribute's characters in the source, references undone. */
    public Optional<String> value(String name) {
        return attribute(name).map(one -> Parser.unescapeEntities(raw(one), true));
    }

    public String raw(Attribute attribute) {
        return source.substring(attribute.valueStart(), attribute.valueEnd());
    }

    /** Gives the attribute this value, or adds the attribute behind the last one. */
    public Edit with(String name, String value) {
        var present = attribute(name);
        if (present.isEmpty()) {
            return Edit.insert(behindLast(), " " + name + "=\"" + escaped(value) + "\"");
        }
        Attribute one = present.get();
        return switch (one.quote()) {
            case '"', '\'' -> new Edit(one.valueStart(), one.valueEnd(), escaped(value));
            case ' ' -> new Edit(one.valueStart(), one.valueEnd(), "\"" + escaped(value) + "\"");
            default -> new Edit(one.start(), one.end(), name + "=\"" + escaped(value) + "\"");
        };
    }

    private int behindLast() {
        return attributes.isEmpty()
                ? start + 1 + name.length()
                : attributes.getLast().end();
    }

    /** Fit for either kind of quote and for the text between tags. */
    public static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
