package mupot.visitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One side of a change as a document of its own, what differs from the other side marked. */
record Side(String when, String target, Optional<String> text, Optional<String> other) {

    static final String STYLE =
            """
            :root{color-scheme:light}
            body{margin:1rem;font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
            table{border-collapse:collapse}
            th,td{border:1px solid #767676;padding:.2rem .5rem;text-align:left}
            .link{text-decoration:underline}
            .note{color:#555;font-size:.9em}
            .changed{outline:2px solid #9a6700;outline-offset:2px;background:#fff8c5}
            .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            """;

    String html() {
        if (text.isEmpty()) {
            return saying(when.equals("Before") ? "There is none yet." : "There would be none any more.");
        }
        if (Reading.of(target) == Reading.NOTHING) {
            return saying("Visitors don't read this by itself. Its source is in the diff.");
        }
        Sight sight = Sight.of(target, text.get());
        Set<String> there = other.map(it -> Lines.of(Sight.of(target, it))).orElse(List.of()).stream()
                .map(Lines.Line::text)
                .collect(Collectors.toSet());
        Lines.of(sight).stream()
                .filter(line -> !there.contains(line.text()))
                .map(Lines.Line::block)
                .distinct()
                .forEach(Side::mark);
        return document(sight.language(), sight.body());
    }

    /** For eyes and for ears. */
    private static void mark(Element block) {
        if (block.normalName().equals("body")) {
            return;
        }
        block.addClass("changed");
        Element words = block.normalName().equals("tr") && block.firstElementChild() != null
                ? block.firstElementChild()
                : block;
        if (!words.normalName().equals("hr")) {
            words.prependElement("span").addClass("said").appendText("Changed: ");
        }
    }

    static String saying(String sentence) {
        var body = new Element("body");
        body.appendElement("p").appendText(sentence);
        return document("en", body);
    }

    private static String document(String language, Element body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <title>Text of the site</title>
                <style>%s</style>
                </head>
                %s
                </html>
                """
                .formatted(Escaped.of(language), Escaped.of(ComparedPage.policy()), STYLE, written(body));
    }

    private static String written(Element body) {
        var document = new Document("");
        document.outputSettings().prettyPrint(false);
        document.appendChild(body);
        return body.outerHtml();
    }
}
