package mupot.sitecare.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single pages: what is a fault and what only looks like one, and what exactly a repair writes. */
class ChecksTest {

    private static PageCase piece(String html) {
        return new PageCase("sub/page.html", html)
                .among(
                        "index.html",
                        "contact.html",
                        "about.html",
                        "sub/index.html",
                        "sub/next.html",
                        "a b/ü.html",
                        "img/Logo.png",
                        "img/loaf.webp",
                        "docs/manual.pdf",
                        "blog/post/index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "next.html",
                "./next.html",
                "next",
                "../contact.html#here",
                "/contact",
                "/",
                "../",
                "..",
                "./",
                "",
                "#",
                "#top",
                "#:~:text=x",
                "?x=1",
                "../sub/",
                "/sub",
                "../a%20b/%C3%BC.html",
                "../a b/ü.html",
                " ../about.html\t",
                "../ab\nout.html",
                "..\\about.html",
                "https://example.org/nowhere",
                "//cdn.example/x",
                "mailto:a@b.example",
                "tel:1",
                "sms:1",
                "data:text/plain,x",
                "JavaScript:alert(1)",
                "{{ url }}",
                "<?= $x ?>",
                "../../../index.html",
                "../blog/post",
                "/blog/post/",
                "../contact.html?a=b&amp;c=d#here",
                "#!/route",
                "#/route",
                "../docs/manual.pdf#page=3"
            })
    void a_link_that_leads_somewhere_is_no_fault(String href) {
        assertThat(piece("<a href=\"" + href + "\">x</a>").found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ../contcat.html, ../contact.html
                    ../Contact.html?x=1#here, ../contact.html?x=1#here
                    ../contcat, ../contact
                    /contcat.html, /contact.html
                    ../contact.htm, ../contact.html
                    ../contact.php, ../contact.html
                    ../contact/, ../contact.html
                    ../pages/contact.html, ../contact.html
                    nxet.html, next.html
                    ../A%20B/%C3%BC.html, ../a%20b/%C3%BC.html
                    ../SUB/, ./
                    ../contact.html#Here, ../contact.html#here
                    ../blog/psot/, ../blog/psot/
                    ../zzz.html, ../zzz.html
                    ../docs/, ../docs/
                    ../manual.pdf, ../docs/manual.pdf
                    """)
    void a_broken_link_is_repaired_if_one_target_is_clearly_meant(String href, String repaired) {
        var page = piece("<a href='%s'>x</a>".formatted(href));
        assertThat(page.found()).hasSize(1);
        assertThat(page.repaired()).isEqualTo("<a href='%s'>x</a>".formatted(repaired));
    }

    @Test
    void a_reference_keeps_the_way_it_is_quoted() {
        assertThat(piece("<A HREF=../contcat.html CLASS=x>x</A>").repaired())
                .isEqualTo("<A HREF=../contact.html CLASS=x>x</A>");
        assertThat(piece("<img alt='' src = \"../img/logo.png?a=1&b=2\">").repaired())
                .isEqualTo("<img alt='' src = \"../img/Logo.png?a=1&b=2\">");
        assertThat(piece("<img alt='' srcset='../img/loaf.png 1x,\n ../img/loaf.webp 2x'>")
                        .repaired())
                .isEqualTo("<img alt='' srcset='../img/loaf.webp 1x,\n ../img/loaf.webp 2x'>");
    }

    @Test
    void two_equally_good_candidates_are_no_repair() {
        var page = new PageCase("index.html", "<a href='pagx.html'>x</a>").among("paga.html", "pagb.html");
        assertThat(page.faults()).singleElement().satisfies(fault -> assertThat(fault.repair())
                .isEqualTo(new Fault.Repair.Left("several could be meant: “paga.html”, “pagb.html”")));
    }

    @Test
    void a_base_decides_where_links_lead() {
        assertThat(piece("<head><base href='/'><title>x</title></head><h1>x</h1><a href='contact.html'>x</a>")
                        .found())
                .containsExactly("viewport");
        assertThat(piece("<base href='https://elsewhere.example/'><a href='nowhere.html'>x</a>")
                        .found())
                .doesNotContain("broken-link");
    }

    @Test
    void only_what_a_reader_meets_counts() {
        assertThat(piece("<!doctype html><html><head><meta name=viewport content='width=device-width'><title>t</title>"
                                + "</head><body><h1>One</h1><!-- <h1>two</h1> --><template><h1>x</h1><img src=q></template>"
                                + "<script>var s='<h1>x</h1><img src=q>'</script><noscript><img src=q></noscript>"
                                + "<textarea><h1>x</h1></textarea><svg><title>t</title><a href='nowhere'/></svg>")
                        .found())
                .isEmpty();
    }

    @Test
    void a_heading_is_lowered_with_its_closing_tag_and_keeps_the_rest() {
        assertThat(piece(
                                "<html><title>t</title><meta name=viewport content=w><h1>A</h1><H1 class='x' >B <b>c</b></H1 >")
                        .repaired())
                .endsWith("<h1>A</h1><H2 class='x' >B <b>c</b></H2 >");
    }

    @Test
    void a_heading_that_isnt_closed_is_left() {
        var page = piece("<html><title>t</title><meta name=viewport content=w><h1>A</h1><div><h1>B</div>");
        assertThat(page.found()).containsExactly("one-h1");
        assertThat(page.repaired()).endsWith("<h1>A</h1><div><h1>B</div>");
    }

    @Test
    void a_viewport_is_put_behind_the_character_set_in_the_pages_own_manner() {
        String tail = "<title>t</title></head><body><h1>t</h1></body></html>";
        assertThat(piece("\uFEFF<html>\r\n<head>\r\n\t<meta charset=\"utf-8\" />\r\n" + tail)
                        .repaired())
                .isEqualTo("\uFEFF<html>\r\n<head>\r\n\t<meta charset=\"utf-8\" />\r\n"
                        + "\t<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\r\n" + tail);
        assertThat(piece("<html><head>" + tail).repaired())
                .isEqualTo(
                        "<html><head><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" + tail);
        assertThat(piece("<html>\n<head>\n    " + tail).repaired())
                .isEqualTo(
                        "<html>\n<head>\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    "
                                + tail);
        assertThat(piece("<!doctype html>\n<title>t</title>\n<h1>t</h1>").repaired())
                .isEqualTo("<!doctype html>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<title>t</title>\n<h1>t</h1>");
        assertThat(piece("<html><head><meta name=viewport content=''>" + tail).repaired())
                .isEqualTo("<html><head><meta name=viewport content='width=device-width, initial-scale=1'>" + tail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    © 2019 Alder | © 2026 Alder
                    &copy; 2019&ndash;2021 Alder | &copy; 2019&ndash;2026 Alder
                    &#169; 2019-21 Alder | &#169; 2019-26 Alder
                    Copyright Alder Ltd. 2020. All rights | Copyright Alder Ltd. 2026. All rights
                    (c) 2020 – All rights reserved | (c) 2026 – All rights reserved
                    2020 © Alder | 2026 © Alder
                    2018–2020 &copy; Alder | 2018–2026 &copy; Alder
                    &copy; <span>2020</span> Alder | &copy; <span>2026</span> Alder
                    Copyright &copy; 2020 | Copyright &copy; 2026
                    """)
    void a_stale_copyright_year_becomes_the_present_one(String before, String after) {
        assertThat(piece("<footer>" + before + "</footer>").repaired()).isEqualTo("<footer>" + after + "</footer>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<footer>© 2026 Alder</footer>",
                "<footer>© 2027 Alder</footer>",
                "<footer>© 2019–present Alder</footer>",
                "<footer>© 2019 – <span id=y></span> Alder</footer>",
                "<footer>© <script>document.write(new Date().getFullYear())</script> since 2019</footer>",
                "<footer>© Alder, established 1998</footer>",
                "<footer>Since 1998. Company no 2019</footer>",
                "<footer>Photo © 2015 Jane</footer>",
                "<footer>Map data © 2015 Somebody</footer>",
                "<footer>© Alder 12019</footer>",
                "<p>Our copyright dates from 2019</p>",
                "<main><p>Copyright law changed in 1976</p></main>",
                "<article><footer>© 2015 Jane</footer></article>",
                "<figure><figcaption>© 2015 Jane</figcaption></figure>",
                "<footer>Tel. 2019-2020, open 2019</footer>"
            })
    void other_years_are_left_alone(String html) {
        assertThat(piece(html).found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <img src=../img/Logo.png> | <img src=../img/Logo.png alt="Logo">
                    <img src=../img/Logo.png title='A "red" fox & more'/> | <img src=../img/Logo.png title='A "red" fox & more' alt="A &quot;red&quot; fox &amp; more"/>
                    <figure><img src="../img/Logo.png"><figcaption>Two  <b>loaves</b></figcaption></figure> | <figure><img src="../img/Logo.png" alt="Two loaves"><figcaption>Two  <b>loaves</b></figcaption></figure>
                    <img src='../img/Logo.png' alt> | <img src='../img/Logo.png' alt>
                    <img src='../img/Logo.png' alt='' > | <img src='../img/Logo.png' alt='' >
                    <img src='../img/Logo.png' role=none> | <img src='../img/Logo.png' role=none>
                    <img src='https://x.example/p/DSC_0042-scaled.jpg'> | <img src='https://x.example/p/DSC_0042-scaled.jpg'>
                    <img src='https://x.example/p/ryeLoaf_800x600-v2.jpg?x=1'> | <img src='https://x.example/p/ryeLoaf_800x600-v2.jpg?x=1' alt="Rye loaf">
                    <img src='data:image/png;base64,iVBORw0KGgoAAA=='> | <img src='data:image/png;base64,iVBORw0KGgoAAA=='>
                    """)
    void a_missing_alt_text_is_taken_from_what_the_page_says(String before, String after) {
        assertThat(piece(before).repaired()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <a class="btn btn-primary" href="#">Contact us</a> | <a class="btn btn-primary" href="../contact.html">Contact us</a>
                    <a href=''>Contact us today</a> | <a href='../contact.html'>Contact us today</a>
                    <a href>Contact us</a> | <a href="../contact.html">Contact us</a>
                    <a href=#>Get in touch</a> | <a href="../contact.html">Get in touch</a>
                    <a class=cta>Contact</a> | <a class=cta href="../contact.html">Contact</a>
                    <a href=JavaScript:void(0);>Read about us</a> | <a href="../about.html">Read about us</a>
                    <a class=button href=#>Start now</a> | <a class=button href=#>Start now</a>
                    """)
    void a_dead_call_to_action_is_given_the_page_that_it_names(String before, String after) {
        var page = piece(before)
                .beside("contact.html", "<html><h1>Write to us</h1>")
                .beside("about.html", "<html><h1>Who</h1>");
        assertThat(page.found()).containsExactly("dead-cta");
        assertThat(page.repaired()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='#'>Back to top</a>",
                "<a href='#' class='button'>↑</a>",
                "<a href='#' class='button' onclick='go()'>Order</a>",
                "<a href='#' class='button' data-bs-toggle='modal'>Order</a>",
                "<a href='#' class='button' id='opener'>Order</a><script>get('opener')</script>",
                "<a href='#'>Bread</a>",
                "<a name='x'>Order</a>"
            })
    void a_link_that_does_something_else_is_no_dead_call_to_action(String html) {
        assertThat(piece(html).found()).isEmpty();
    }

    @Test
    void a_title_takes_its_page_heading_and_the_sites_manner() {
        String start = "<html><head><meta charset=utf-8><meta name=viewport content=w>";
        var page = new PageCase("new.html", start + "<title> </title></head><h1>Fish &amp; <i>chips</i></h1>")
                .beside("a.html", start + "<title>A – Alder</title><h1>A</h1>")
                .beside("b.html", start + "<title>B – Alder</title><h1>B</h1>");
        assertThat(page.repaired()).contains("<title>Fish &amp; chips – Alder</title>");
    }

    @Test
    void a_piece_that_pages_include_needs_no_head_of_its_own() {
        assertThat(piece("<nav><a href='next.html'>Next</a></nav>").found()).isEmpty();
    }
}
