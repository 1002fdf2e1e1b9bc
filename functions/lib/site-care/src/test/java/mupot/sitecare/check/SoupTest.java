package mupot.sitecare.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages that nobody would write: nothing is thrown, nothing is damaged, nothing takes for ever. */
class SoupTest {

    private static final List<String> BITS = List.of(
            "<h1>",
            "</h1>",
            "<H1 class=\"x\">",
            "</h2>",
            "<p>",
            "</p>",
            "<a href='#' class=btn>",
            "<a href=\"contcat.html\">",
            "<a href='Contact.html'",
            "</a>",
            "<img src=a-loaf.png>",
            "<img src='red-fox.png'/>",
            "<img",
            "alt='",
            ">",
            "<",
            "\"",
            "<footer>",
            "</footer>",
            "&copy; 2019",
            "© 2018–2020",
            "copyright",
            " 1999 ",
            "<title>",
            "</title>",
            "<head>",
            "</head>",
            "<html>",
            "<body>",
            "<!doctype html>",
            "<meta charset=utf-8>",
            "<template>",
            "</template>",
            "<svg>",
            "</svg>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<table><tr>",
            "<b><i>",
            "</b>",
            "\r\n",
            "\0",
            "\uFEFF",
            "\uD83C\uDF5E",
            "\uD83C",
            "&#0;",
            "&amp",
            "words",
            "<select><option>",
            "<frameset>",
            "<plaintext>",
            "<textarea>",
            "<a href=\"#\">Order now",
            "<math>",
            "<![CDATA[",
            "<?xml",
            "</",
            "=",
            "'",
            "<h1/>",
            "<a href>");

    /** Where the repairs may have written: between these, every character must be as it was, in the same order. */
    private static final Pattern WRITTEN = Pattern.compile(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">|<title>[^<]*</title>| alt=\"[^\"<>]*\"");

    @Test
    void no_soup_is_too_strange() {
        var random = new Random(20261122);
        int repairs = 0;
        for (int round = 0; round < 6000; round++) {
            var soup = new StringBuilder();
            int length = random.nextInt(30);
            for (int i = 0; i < length; i++) {
                soup.append(BITS.get(random.nextInt(BITS.size())));
            }
            String text = soup.toString();
            var page = new PageCase("soup.html", text).among("contact.html", "red-fox.png", "order.html");
            String repaired = page.repaired();
            assertThat(skeleton(repaired)).as(text).isEqualTo(skeleton(text));
            repairs += repaired.equals(text) ? 0 : 1;
        }
        assertThat(repairs).isGreaterThan(1000);
    }

    /** What no repair may touch: everything but ranks, years, references, and what is inserted. */
    private static String skeleton(String text) {
        return WRITTEN.matcher(text)
                .replaceAll("")
                .replaceAll("(?i)(</?h)[12]", "$1")
                .replaceAll("\\d{4}", "")
                .replaceAll(
                        "(?i)href(?:\\s*=\\s*(?:\"(?:#|contcat\\.html|contact\\.html|order\\.html|soup\\.html)?\"|'(?:#|contact\\.html|order\\.html)?'|'Contact\\.html'))?",
                        "href")
                .replaceAll("[\\r\\n]", "");
    }

    @Test
    void ten_thousand_links_are_followed_in_seconds() {
        var text = new StringBuilder("<html><title>t</title><meta name=viewport content=w><h1>t</h1>");
        for (int i = 0; i < 10_000; i++) {
            text.append("<a href='contcat.html?").append(i).append("'>x</a>\n");
        }
        var page = new PageCase("many.html", text.toString()).among("contact.html", "about.html");
        String repaired = assertTimeout(Duration.ofSeconds(20), page::repaired);
        assertThat(repaired).isEqualTo(text.toString().replace("contcat", "contact"));
    }

    @Test
    void a_page_nested_very_deeply_is_read() {
        String deep = "<div>".repeat(20_000) + "<img src='red-fox.png'>" + "</div>".repeat(20_000);
        var page = new PageCase("deep.html", deep).among("red-fox.png");
        assertTimeout(
                Duration.ofSeconds(20), () -> assertThat(page.found().size()).isLessThanOrEqualTo(1));
        assertThat(page.repaired()).isIn(deep, deep.replace("png'>", "png' alt=\"Red fox\">"));
    }

    @Test
    void formatting_left_open_many_times_is_read() {
        String text = "<b><a href=x><p>".repeat(1000);
        assertTimeout(Duration.ofSeconds(20), () -> new PageCase("open.html", text).repaired());
    }
}
