package mupot.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsoupVisitorTest {

    private static List<String> lines(String target, String text) {
        return new JsoupVisitor().lines(target, text);
    }

    @Test
    void a_page_is_read_as_its_visitors_read_it() {
        assertThat(
                        lines(
                                "shop/index.html",
                                """
                        <!doctype html><html lang="en"><head><title>Alder &amp; Fern</title>
                        <meta name="description" content="Plants, by   post"></head>
                        <body><nav><ul><li><a href="/">Home</a></li><li><a href="shop.html">Shop <b>now</b></a>
                        <ul><li>Roses</li></ul></li></ul></nav>
                        <h1>Plants</h1><p>Grown in
                        <em>Kent</em>.<br>Since 1998.</p>
                        loose words <div>and a box</div>
                        <img src="a.png" alt="A fern"><img src="b.png" alt=""><img src="c.png">
                        <table><tr><th>Size<td>Price</tr><tr><td>2 l<td>£5</tr></table>
                        <pre>one
                          two</pre><hr>
                        <dl><dt>Post</dt><dd>Mondays</dd></dl>
                        <form action="/go"><input name=q placeholder="Search"><button>Find</button></form>
                        <footer>© 2019</footer></body></html>
                        """))
                .containsExactly(
                        "Title: Alder & Fern",
                        "Description: Plants, by post",
                        "• Home (→ /)",
                        "• Shop now (→ shop.html)",
                        "  • Roses",
                        "# Plants",
                        "Grown in Kent.",
                        "Since 1998.",
                        "loose words",
                        "and a box",
                        "[image \"A fern\": a.png] [image decoration: b.png] [image without words: c.png]",
                        "Size | Price",
                        "2 l | £5",
                        "  one",
                        "    two",
                        "———",
                        "Post",
                        "  Mondays",
                        "[form: /go] [field \"Search\"] [button: Find]",
                        "© 2019");
    }

    @Test
    void what_is_hidden_from_visitors_or_acts_on_them_is_named() {
        assertThat(lines("index.html", Hostile.page("https://evil.test")))
                .contains(
                        "Sends visitors on: 0;url=https://evil.test/refresh",
                        "Addresses begin at: https://evil.test/base/",
                        "[script: https://evil.test/script.js]",
                        "# Our bread")
                .anyMatch(line ->
                        line.contains("[runs a script: onerror] [image \"A loaf\": https://evil.test/image.png]"))
                .anyMatch(line -> line.contains("Open daily (→ javascript:fetch('https://evil.test/js'))"))
                .anyMatch(line -> line.contains("[frame: https://evil.test/frame]"))
                .anyMatch(line -> line.contains("[form: https://evil.test/form]"));
        assertThat(lines("a.html", "<p hidden>one</p><p style='Display : NONE'>two</p><p>three</p>"))
                .containsExactly("[hidden] one", "[hidden] two", "three");
    }

    @Test
    void fields_of_wordpress_are_read_as_it_shows_them() {
        assertThat(
                        lines(
                                "pages/5/content",
                                """
                        <!-- wp:heading {"level":2} --><h2>Delivery</h2><!-- /wp:heading -->
                        <!-- wp:paragraph --><p>Free from <strong>£50</strong>.</p><!-- /wp:paragraph -->
                        <!-- wp:block {"ref":4} /-->
                        <!-- wp:latest-posts /-->
                        """))
                .containsExactly("## Delivery", "Free from £50.", "[shared block 4]", "[block latest-posts]");
        assertThat(lines("posts/7/content", "First.\n\nSecond\nstill.")).containsExactly("First.", "Second still.");
        assertThat(lines("pages/5/title", "Fish &amp; chips")).containsExactly("Fish & chips");
        assertThat(lines("pages/5/meta/_seo_description", "A <b> & c")).containsExactly("A <b> & c");
        assertThat(lines("menu-items/16/url", "/shop/")).containsExactly("/shop/");
        assertThat(
                        lines(
                                "navigation/22/content",
                                """
                        <!-- wp:navigation-link {"label":"About \\u0026 more","url":"/about/"} /-->
                        """))
                .containsExactly("About & more (→ /about/)");
    }

    @Test
    void what_visitors_do_not_read_has_no_lines() {
        assertThat(lines("style.css", "body { color: red }")).isEmpty();
        assertThat(lines("pages/5/content.js", "alert(1)")).isEmpty();
    }

    @Test
    void no_text_is_too_deep_and_no_line_holds_a_line_break() {
        String deep = "<b><i>".repeat(40_000) + "word\r\nother\u0085end";

        assertThat(lines("a.html", deep)).hasSize(1).allMatch(line -> line.equals("word other end"));
    }
}
