package mupot.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;

/** In words and brackets, what isn't drawn: pictures, frames, scripts, forms, blocks that WordPress fills by itself. */
final class Notes {

    private static final Pattern DYNAMIC = Pattern.compile("wp:([a-z][a-z0-9/_-]*)(\\s.*)?/", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private Notes() {}

    /** Empty: it is drawn by what it holds. */
    static Optional<String> inTheStead(Element element) {
        return switch (element.normalName()) {
            case "img" -> Optional.of(image(element, "src"));
            case "script" -> Optional.of(script(element));
            case "iframe", "frame" -> Optional.of(named("frame", element.attr("title"), element.attr("src")));
            case "video", "audio", "embed" ->
                Optional.of(named(element.normalName(), element.attr("title"), source(element)));
            case "object", "applet" -> Optional.of(named("object", element.attr("title"), element.attr("data")));
            case "svg" -> Optional.of(named("drawing", svgTitle(element), ""));
            case "canvas" -> Optional.of("[drawing by a script]");
            case "input" -> input(element);
            case "textarea" -> Optional.of(named("field", naming(element), "", element.text()));
            case "select" ->
                Optional.of(named(
                        "choice",
                        naming(element),
                        "",
                        String.join(", ", element.select("option").eachText())));
            case "button" -> Optional.of(named("button", element.attr("aria-label"), "", element.text()));
            case "area" -> Optional.of(named("area", element.attr("alt"), element.attr("href")));
            default -> Optional.empty();
        };
    }

    /** In front of what it holds. */
    static List<String> before(Element element) {
        List<String> notes = new ArrayList<>();
        String style =
                BLANKS.matcher(element.attr("style").toLowerCase(Locale.ROOT)).replaceAll("");
        if (element.hasAttr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")) {
            notes.add("[hidden]");
        }
        if (element.normalName().equals("form")) {
            notes.add(named("form", element.attr("aria-label"), element.attr("action")));
        }
        if (element.normalName().equals("noscript")) {
            notes.add("[without scripts]");
        }
        List<String> handlers = element.attributes().asList().stream()
                .map(Attribute::getKey)
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith("on"))
                .map(Notes::clean)
                .toList();
        if (!handlers.isEmpty()) {
            notes.add("[runs a script: " + String.join(", ", handlers) + "]");
        }
        return notes;
    }

    /** Where a link leads; empty: it is none. */
    static Optional<String> behind(Element element) {
        return element.normalName().equals("a") && element.hasAttr("href")
                ? Optional.of("(→ " + clean(element.attr("href")) + ")")
                : Optional.empty();
    }

    /** A block that holds nothing in the text itself. */
    static Optional<String> of(Comment comment) {
        Matcher block = DYNAMIC.matcher(comment.getData().strip());
        if (!block.matches()) {
            return Optional.empty();
        }
        String settings = Optional.ofNullable(block.group(2)).orElse("");
        String label = setting(settings, "label");
        String url = setting(settings, "url");
        if (!label.isEmpty() || !url.isEmpty()) {
            return Optional.of(clean(label) + " (→ " + clean(url) + ")");
        }
        Matcher shared = Pattern.compile("\"ref\"\\s*:\\s*([0-9]+)").matcher(settings);
        return Optional.of(shared.find() ? "[shared block " + shared.group(1) + "]" : "[block " + block.group(1) + "]");
    }

    static String clean(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String image(Element image, String source) {
        String said = image.hasAttr("alt")
                ? image.attr("alt").isBlank() ? "decoration" : "\"" + clean(image.attr("alt")) + "\""
                : "without words";
        return "[image " + said + ": " + clean(image.attr(source)) + "]";
    }

    private static String script(Element script) {
        return script.hasAttr("src")
                ? "[script: " + clean(script.attr("src")) + "]"
                : "[script of " + script.data().length() + " characters]";
    }

    private static String source(Element media) {
        return media.hasAttr("src")
                ? media.attr("src")
                : Optional.ofNullable(media.selectFirst("source"))
                        .map(it -> it.attr("src"))
                        .orElse("");
    }

    private static String svgTitle(Element svg) {
        String label = svg.attr("aria-label");
        var title = new StringBuilder(label);
        if (label.isEmpty()) {
            svg.filter((node, _) -> {
                if (node instanceof Element element && element.normalName().equals("title")) {
                    title.append(element.text());
                    return FilterResult.STOP;
                }
                return FilterResult.CONTINUE;
            });
        }
        return title.toString();
    }

    private static Optional<String> input(Element input) {
        return switch (input.attr("type").toLowerCase(Locale.ROOT)) {
            case "hidden" -> Optional.of(named("unseen field", input.attr("name"), "", input.attr("value")));
            case "image" -> Optional.of(image(input, "src"));
            case "submit", "button", "reset" -> Optional.of(named("button", input.attr("value"), ""));
            case "checkbox", "radio" ->
                Optional.of(named(input.attr("type").toLowerCase(Locale.ROOT), input.attr("aria-label"), ""));
            default -> Optional.of(named("field", naming(input), "", input.attr("value")));
        };
    }

    private static String naming(Element field) {
        return Stream.of("aria-label", "placeholder", "name")
                .map(field::attr)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String named(String what, String name, String where, String... more) {
        var note = new StringBuilder("[").append(what);
        String brief = clean(name);
        if (!brief.isEmpty()) {
            note.append(" \"").append(brief).append('"');
        }
        Stream.concat(Stream.of(where), Stream.of(more))
                .map(Notes::clean)
                .filter(it -> !it.isEmpty())
                .forEach(it -> note.append(": ").append(it));
        return note.append(']').toString();
    }

    private static String setting(String settings, String name) {
        Matcher value = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,500})\"")
                .matcher(settings);
        return value.find()
                ? UNICODE.matcher(value.group(1))
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                        .replace("\\/", "/")
                        .replace("\\\"", "\"")
                : "";
    }
}
