package mupot.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.kernel.gate.TextChange;
import mupot.kernel.gate.Visitor.Comparison;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ComparedPageTest {

    private static final String HOME = "https://evil.test";

    private static Document page(TextChange... changes) {
        return Jsoup.parse(new JsoupVisitor()
                .page(new Comparison(
                        "prop_1", "ab", "Shop \"><script>x</script>, /srv/shop", "edit", List.of(changes))));
    }

    private static TextChange change(String target, String before, String after) {
        return new TextChange(target, Optional.of(before), Optional.of(after));
    }

    private static List<Document> sides(Document page) {
        return page.select("iframe").stream()
                .map(frame -> Jsoup.parse(frame.attr("srcdoc")))
                .toList();
    }

    @Test
    void nothing_of_a_hostile_draft_is_left_that_could_act() {
        Document page = page(change("index.html", "<h1>Our bread</h1>", Hostile.page(HOME)));

        assertThat(Stream.concat(Stream.of(page), sides(page).stream()))
                .hasSize(3)
                .allSatisfy(document -> {
                    assertThat(document.select("script, link, base, img, form, input, object, embed, video, svg, a"))
                            .isEmpty();
                    assertThat(document.select("meta[http-equiv]").eachAttr("http-equiv"))
                            .containsExactly("Content-Security-Policy");
                    assertThat(document.select("*").stream()
                                    .flatMap(one -> one.attributes().asList().stream())
                                    .map(one -> one.getKey()))
                            .noneMatch(name -> name.startsWith("on"));
                });
        assertThat(sides(page).get(1).body().select("*").stream()
                        .flatMap(one -> one.attributes().asList().stream())
                        .map(one -> one.getKey())
                        .collect(Collectors.toSet()))
                .containsExactly("class");
        assertThat(sides(page).get(1).select("style")).hasSize(1).allMatch(style -> !style.data()
                .contains(HOME));
    }

    @Test
    void each_frame_is_sandboxed_without_exception_and_its_policy_allows_no_address() {
        Document page = page(change("a.html", "<p>a", "<p>b"), change("b.html", "<p>a", "<p>b"));

        assertThat(page.select("iframe"))
                .hasSize(4)
                .allMatch(frame ->
                        frame.hasAttr("sandbox") && frame.attr("sandbox").isEmpty() && !frame.hasAttr("src"));
        assertThat(Stream.concat(Stream.of(page), sides(page).stream())).allSatisfy(document -> assertThat(
                        document.selectFirst("head > meta[http-equiv]").attr("content"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "http", "data:", "*"));
    }

    @Test
    void people_who_listen_find_their_way() {
        Document page = page(change("a.html", "<p>a", "<p>b"), change("b.html", "<p>a", "<p>b"));

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).isEqualTo("Before and after: prop_1");
        assertThat(page.select("h1").eachText()).containsExactly("Before and after");
        assertThat(page.select("h2").eachText()).containsExactly("a.html", "b.html");
        assertThat(page.select("iframe").eachAttr("title"))
                .containsExactly("Before: a.html", "After: a.html", "Before: b.html", "After: b.html");
        assertThat(page.select("section"))
                .allMatch(section -> page.getElementById(section.attr("aria-labelledby")) != null);
        assertThat(page.select("dd").eachText()).contains("Shop \"><script>x</script>, /srv/shop");
    }

    @Test
    void what_differs_is_marked_on_both_sides_and_nothing_else() {
        Document page = page(change(
                "a.html",
                "<h1>Bread</h1><ul><li>Rye<li>Oat</ul><p>Since 1990</p>",
                "<h1>Bread</h1><ul><li>Rye<li>Spelt</ul><p>Since 1990</p>loose"));

        assertThat(sides(page).stream().map(side -> side.select(".changed").eachText()))
                .containsExactly(List.of("Changed: Oat"), List.of("Changed: Spelt", "Changed: loose"));
    }

    @Test
    void a_side_that_is_not_there_or_not_read_says_so() {
        Document page = page(
                new TextChange("new.html", Optional.empty(), Optional.of("<p>a")),
                new TextChange("old.html", Optional.of("<p>a"), Optional.empty()),
                change("style.css", "a{}", "b{}"),
                change("huge.html", "<p>" + "x".repeat(1_200_000), "<p>" + "x".repeat(1_200_000)));

        assertThat(sides(page).stream()
                        .map(Document::body)
                        .map(Element::text)
                        .map(text -> text.length() > 99 ? "long" : text))
                .containsExactly(
                        "There is none yet.",
                        "Changed: a",
                        "Changed: a",
                        "There would be none any more.",
                        "Visitors don't read this by itself. Its source is in the diff.",
                        "Visitors don't read this by itself. Its source is in the diff.",
                        "This is too long to be drawn here. Its source is in the diff.",
                        "This is too long to be drawn here. Its source is in the diff.");
    }
}
