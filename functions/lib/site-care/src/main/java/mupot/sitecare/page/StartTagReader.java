package mupot.sitecare.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.sitecare.page.StartTag.Attribute;

/** Reads one start tag by the rules of HTML's tokenizer. */
final class StartTagReader {

    private final String source;
    private final int start;
    private int at;

    StartTagReader(String source, int start) {
        this.source = source;
        this.start = start;
        this.at = start;
    }

    Optional<StartTag> read() {
        if (start + 1 >= source.length() || source.charAt(start) != '<' || !isLetter(source.charAt(start + 1))) {
            return Optional.empty();
        }
        at++;
        skip(c -> !isSpace(c) && c != '/' && c != '>');
        String name = StartTag.lower(source.substring(start + 1, at));
        var attributes = new ArrayList<Attribute>();
        while (true) {
            skip(c -> isSpace(c) || c == '/');
            if (at >= source.length()) {
                return Optional.empty();
            }
            if (source.charAt(at) == '>') {
                return Optional.of(new StartTag(source, start, at + 1, name, List.copyOf(attributes)));
            }
            var attribute = attribute();
            if (attribute.isEmpty()) {
                return Optional.empty();
            }
            attributes.add(attribute.get());
        }
    }

    private Optional<Attribute> attribute() {
        int from = at;
        at++;
        skip(c -> !isSpace(c) && c != '/' && c != '>' && c != '=');
        int nameEnd = at;
        String name = StartTag.lower(source.substring(from, nameEnd));
        skip(StartTagReader::isSpace);
        if (at >= source.length() || source.charAt(at) != '=') {
            at = nameEnd;
            return Optional.of(new Attribute(name, from, nameEnd, nameEnd, nameEnd, (char) 0));
        }
        at++;
        skip(StartTagReader::isSpace);
        return value(name, from);
    }

    private Optional<Attribute> value(String name, int from) {
        if (at >= source.length()) {
            return Optional.empty();
        }
        char quote = source.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = source.indexOf(quote, at + 1);
            if (close < 0) {
                return Optional.empty();
            }
            var quoted = new Attribute(name, from, at + 1, close, close + 1, quote);
            at = close + 1;
            return Optional.of(quoted);
        }
        int valueStart = at;
        skip(c -> !isSpace(c) && c != '>');
        return Optional.of(new Attribute(name, from, valueStart, at, at, ' '));
    }

    private interface Those {
        boolean has(char c);
    }

    private void skip(Those those) {
        while (at < source.length() && those.has(source.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
