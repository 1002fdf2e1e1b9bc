package mupot.sitecare.page;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** An element that has a start tag of its own in the source. */
public record Tagged(Element element, StartTag tag) {

    public boolean is(String name) {
        return tag.name().equals(name);
    }

    public boolean has(String attribute) {
        return tag.attribute(attribute).isPresent();
    }

    /** Empty if there is no such attribute. */
    public String value(String attribute) {
        return tag.value(attribute).orElse("");
    }

    public String words(String attribute) {
        return value(attribute).toLowerCase(Locale.ROOT);
    }

    public boolean isWithin(Set<String> names) {
        return ancestors(element).anyMatch(one -> names.contains(one.normalName()));
    }

    public static Stream<Element> ancestors(Element element) {
        return Stream.iterate(element, one -> one != null, Element::parent);
    }
}
