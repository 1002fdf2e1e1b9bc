package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.sitecare.page.Address;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.StartTag;
import mupot.sitecare.page.StartTag.Attribute;
import mupot.sitecare.page.Tagged;
import org.jsoup.parser.Parser;

/**
 * One place on a page that refers to something.
 *
 * @param value the reference itself, character references undone
 * @param start of the reference in the source, up to but without end; blanks around it aren't part
 */
record Reference(Tagged tagged, Attribute attribute, String value, int start, int end) {

    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("a", List.of("href")),
            Map.entry("area", List.of("href")),
            Map.entry("link", List.of("href")),
            Map.entry("img", List.of("src", "srcset")),
            Map.entry("source", List.of("src", "srcset")),
            Map.entry("script", List.of("src")),
            Map.entry("iframe", List.of("src")),
            Map.entry("video", List.of("src", "poster")),
            Map.entry("audio", List.of("src")),
            Map.entry("track", List.of("src")),
            Map.entry("embed", List.of("src")),
            Map.entry("input", List.of("src")));

    private static final Pattern CANDIDATE = Pattern.compile("[^\\s,][^\\s]*[^\\s,]|[^\\s,]");

    static List<Reference> on(HtmlPage page) {
        var references = new ArrayList<Reference>();
        for (Tagged tagged : page.elements()) {
            for (String name : PLACES.getOrDefault(tagged.tag().name(), List.of())) {
                tagged.tag().attribute(name).ifPresent(attribute -> add(references, tagged, attribute));
            }
        }
        return references;
    }

    private static void add(List<Reference> references, Tagged tagged, Attribute attribute) {
        String raw = tagged.tag().raw(attribute);
        if (attribute.name().equals("srcset")) {
            addCandidates(references, tagged, attribute, raw);
        } else if (!raw.isBlank()) {
            int start =
                    attribute.valueStart() + raw.length() - raw.stripLeading().length();
            references.add(
                    reference(tagged, attribute, start, start + raw.strip().length()));
        }
    }

    /** Each candidate is an address and, behind a blank, a width or a density. */
    private static void addCandidates(List<Reference> references, Tagged tagged, Attribute attribute, String raw) {
        int at = 0;
        for (String candidate : raw.split(",(?=\\s)", -1)) {
            Matcher matcher = CANDIDATE.matcher(candidate);
            if (matcher.find() && !candidate.strip().startsWith("data:")) {
                int start = attribute.valueStart() + at + matcher.start();
                references.add(reference(tagged, attribute, start, attribute.valueStart() + at + matcher.end()));
            }
            at += candidate.length() + 1;
        }
    }

    private static Reference reference(Tagged tagged, Attribute attribute, int start, int end) {
        String spelled = tagged.tag().source().substring(start, end);
        return new Reference(tagged, attribute, Parser.unescapeEntities(spelled, true), start, end);
    }

    /** Gives it another path and leaves its query and fragment as they are spelled. */
    Edit withPath(String path) {
        String spelled = tagged.tag().source().substring(start, end);
        int cut = Address.cut(spelled);
        return spelled.substring(0, cut).contains("&")
                ? edit(start, end, path + value.substring(Address.cut(value)))
                : edit(start, start + cut, path);
    }

    /** Gives it another fragment, hash sign included, and leaves the rest as it is spelled. */
    Edit withFragment(String fragment) {
        String spelled = tagged.tag().source().substring(start, end);
        int hash = spelled.indexOf('#');
        return spelled.substring(0, hash).contains("&")
                ? edit(start, end, value.substring(0, value.indexOf('#')) + fragment)
                : edit(start + hash, end, fragment);
    }

    private static Edit edit(int start, int end, String text) {
        return new Edit(start, end, StartTag.escaped(text));
    }

    /** Whether it shows or runs a file, and isn't something to go to. */
    boolean isEmbedded() {
        return !tagged.is("a") && !tagged.is("area") && !tagged.is("iframe");
    }
}
