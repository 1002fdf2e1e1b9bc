package mupot.visitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import mupot.kernel.gate.TextChange;
import mupot.kernel.gate.Visitor.Comparison;

/**
 * Before and after beside each other, as one page that a person keeps as a file. Three things keep it still, each for
 * itself: the sides are built of elements that can't act, their frames are sandboxed without scripts, and the page's
 * policy, which its frames inherit, allows no address at all.
 */
final class ComparedPage {

    /** All sides together; what is more is left to the diff. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private static final String STYLE =
            """
            :root{color-scheme:light}
            body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}
            header,main{max-width:90rem;margin:0 auto;padding:1rem}
            h1{font-size:1.5rem;margin:.5rem 0}
            h2{font-size:1.1rem;margin:1.5rem 0 .5rem;overflow-wrap:anywhere}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0}
            dt{color:#555}
            dd{margin:0;overflow-wrap:anywhere}
            .pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
            @media(max-width:45rem){.pair{grid-template-columns:1fr}}
            figure{margin:0;min-width:0}
            figcaption{font-weight:600;padding:.25rem 0}
            iframe{box-sizing:border-box;width:100%;height:70vh;border:1px solid #767676;resize:vertical}
            iframe:focus-visible{outline:3px solid #0b57d0}
            """;

    private static final String POLICY = "default-src 'none'; style-src '%s' '%s'; base-uri 'none'; form-action 'none'";

    private final Comparison comparison;
    private int left = MOST_CHARACTERS;

    ComparedPage(Comparison comparison) {
        this.comparison = comparison;
    }

    static String policy() {
        return POLICY.formatted(hash(STYLE), hash(Side.STYLE));
    }

    String html() {
        var html = new StringBuilder(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="referrer" content="no-referrer">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Before and after: %s</title>
                <style>%s</style>
                </head>
                <body>
                <header>
                <h1>Before and after</h1>
                <dl>
                """
                        .formatted(Escaped.of(policy()), Escaped.of(comparison.proposal()), STYLE));
        fact(html, "Proposal", comparison.proposal());
        fact(html, "Site", comparison.site());
        fact(html, "Action", comparison.action());
        fact(html, "Hash", comparison.hash());
        html.append(
                """
                </dl>
                <p>Drawn from exactly what a verdict would be on, as words: without the site's design, pictures and
                scripts. Links and buttons lead nowhere here. What differs is marked.</p>
                </header>
                <main>
                """);
        int number = 0;
        for (TextChange change : comparison.changes()) {
            number++;
            section(html, change, number);
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void fact(StringBuilder html, String name, String value) {
        html.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Escaped.of(value))
                .append("</dd>\n");
    }

    private void section(StringBuilder html, TextChange change, int number) {
        String target = Escaped.of(change.target());
        html.append("<section aria-labelledby=\"change-%d\">\n<h2 id=\"change-%d\">%s</h2>\n<div class=\"pair\">\n"
                .formatted(number, number, target));
        frame(html, "Before", change.target(), change.before(), change.after());
        frame(html, "After", change.target(), change.after(), change.before());
        html.append("</div>\n</section>\n");
    }

    private void frame(StringBuilder html, String when, String target, Optional<String> text, Optional<String> other) {
        int size =
                text.map(String::length).orElse(0) + other.map(String::length).orElse(0);
        boolean fits = size <= left;
        left -= fits ? text.map(String::length).orElse(0) : 0;
        String side = fits
                ? new Side(when, target, text, other).html()
                : Side.saying("This is too long to be drawn here. Its source is in the diff.");
        html.append("<figure>\n<figcaption>")
                .append(when)
                .append("</figcaption>\n")
                .append(frame(when + ": " + target, side))
                .append("</figure>\n");
    }

    /** However hostile the document is, it stays in there. */
    static String frame(String title, String document) {
        return "<iframe sandbox=\"\" referrerpolicy=\"no-referrer\" title=\"%s\" srcdoc=\"%s\"></iframe>%n"
                .formatted(Escaped.of(title), Escaped.of(document));
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
