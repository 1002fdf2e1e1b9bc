package mupot.sitecare.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.JsoupPageChecks;
import mupot.sitecare.page.WebSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordPressChecksTest {

    private static final String HOST = "https://alder.test";

    private final TreeMap<String, String> site = new TreeMap<>();
    private final JsoupPageChecks checks = new JsoupPageChecks(
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC), WebSite.Coverage.WHOLE);

    @BeforeEach
    void a_nursery() {
        page(5, "home", HOST + "/", "0", "Welcome", "<p>Trees and shrubs.</p>");
        page(6, "services", HOST + "/services/", "0", "Services", "<h2>Prices</h2>");
        page(7, "delivery", HOST + "/services/delivery/", "6", "Delivery", "<p>Free from £60.</p>");
        site.put("pages/8/title", "Planner");
        site.put("pages/8/slug", "planner");
        site.put("pages/8/status", "draft");
        site.put("pages/8/content", "");
        site.put("settings/title", "Alder");
    }

    private void page(int id, String slug, String link, String parent, String title, String content) {
        String name = "pages/" + id + "/";
        site.put(name + "slug", slug);
        site.put(name + "link", link);
        site.put(name + "parent", parent);
        site.put(name + "status", "publish");
        site.put(name + "title", title);
        site.put(name + "content", content);
    }

    private List<String> found() {
        return checks.check(site).stream().map(WordPressChecksTest::told).toList();
    }

    private static String told(Finding finding) {
        return finding.target() + " " + finding.check() + " " + finding.what();
    }

    private List<String> foundIn(String content) {
        site.put("pages/5/content", content);
        return found();
    }

    @Test
    void a_site_without_faults_has_none() {
        assertThat(found()).isEmpty();
    }

    @Test
    void a_link_within_the_site_leads_to_a_page_that_is_published() {
        assertThat(
                        foundIn(
                                """
                        <a href="/services/">one</a> <a href="https://alder.test/services/delivery">two</a>
                        <a href="http://alder.test/">three</a> <a href="services/delivery/#prices">four</a>
                        <a href="/?page_id=7">five</a> <a href="#here">six</a> <a href="mailto:a@b.test">seven</a>
                        """))
                .isEmpty();
        assertThat(
                        foundIn(
                                """
                        <a href="https://alder.test/delivery-prices/">one</a> <a href="/services/prices">two</a>
                        <a href="/planner/">three</a> <a href="/?p=99999">four</a>
                        """))
                .containsExactly(
                        "pages/5/content broken-link link points to “/delivery-prices/”, which no page or post answers",
                        "pages/5/content broken-link link points to “/services/prices”, which no page or post answers",
                        "pages/5/content broken-link link points to “/planner/”, which no page or post answers",
                        "pages/5/content broken-link link points to “/?p=99999”, which no page or post answers");
    }

    @Test
    void what_something_else_than_a_page_may_answer_is_no_fault() {
        assertThat(
                        foundIn(
                                """
                        <a href="/wp-content/uploads/list.pdf">one</a> <a href="/category/news/">two</a>
                        <a href="/product/rose/">three</a> <a href="/2021/04/">four</a> <a href="/?s=rose">five</a>
                        <a href="https://elsewhere.test/nothing/">six</a> <a href="/feed/">seven</a>
                        <img src="/wp-content/uploads/a.jpg" alt="A rose">
                        """))
                .isEmpty();
    }

    @Test
    void a_site_in_a_folder_does_not_judge_what_lies_beside_it() {
        site.clear();
        page(
                5,
                "home",
                HOST + "/blog/",
                "0",
                "Welcome",
                "<a href='/shop/'>Shop</a> <a href='/blog/nothing/'>Nothing</a>");
        page(6, "about", HOST + "/blog/about/", "0", "About", "");

        assertThat(found())
                .containsExactly(
                        "pages/5/content broken-link link points to “/blog/nothing/”, which no page or post answers");
    }

    @Test
    void a_new_slug_breaks_the_links_to_the_page_and_to_those_below_it() {
        site.put("pages/5/content", "<a href='/services/'>one</a> <a href='/services/delivery/'>two</a>");
        site.put("menu-items/16/url", HOST + "/services/delivery/");
        site.put("navigation/22/content", "<!-- wp:navigation-link {\"label\":\"x\",\"url\":\"/services/\"} /-->");
        assertThat(found()).isEmpty();

        site.put("pages/6/slug", "what-we-do");

        assertThat(found())
                .containsExactly(
                        "navigation/22/content broken-link link points to “/services/”, which no page or post answers",
                        "pages/5/content broken-link link points to “/services/”, which no page or post answers",
                        "pages/5/content broken-link link points to “/services/delivery/”, which no page or post answers",
                        "menu-items/16/url broken-link link points to “/services/delivery/”, which no page or post answers");
        site.put("menu-items/16/url", "/what-we-do/delivery/");
        assertThat(found()).noneMatch(finding -> finding.startsWith("menu-items"));
    }

    @Test
    void a_page_that_a_draft_would_publish_can_be_linked_to_and_one_that_it_would_hide_can_not() {
        assertThat(foundIn("<a href='/canada/'>Canada</a>")).hasSize(1);
        site.put("pages/new:canada/title", "Canada");
        site.put("pages/new:canada/status", "publish");
        assertThat(found()).isEmpty();

        site.put("pages/6/status", "draft");
        assertThat(foundIn("<a href='/services/'>Services</a>")).hasSize(1);
    }

    @Test
    void the_theme_gives_the_first_heading_so_content_has_none_and_leaves_no_rank_out() {
        assertThat(foundIn("<h1>What we do</h1><h4>Prices</h4><h2>Post</h2><h3>Canada</h3>"))
                .containsExactly(
                        "pages/5/content one-h1 “What we do” is an H1 beside the title, which the theme shows as one",
                        "pages/5/content heading-order “Prices” is an H4 right below an H1");
        assertThat(foundIn("<h3>Prices</h3>"))
                .containsExactly("pages/5/content heading-order “Prices” is an H3 right below an H1");
        site.put("blocks/4/content", "<h3>Opening hours</h3>");
        assertThat(foundIn("")).isEmpty();
    }

    @Test
    void images_calls_to_action_and_years_are_looked_at_as_on_any_page() {
        site.put(
                "widgets/block-2/content",
                "<!-- wp:paragraph --><p>© 2021 Alder &amp; Fern.</p><!-- /wp:paragraph -->");
        site.put("media/1/alt_text", " ");
        site.put("media/2/alt_text", "A rose");
        assertThat(foundIn("<img src='/a.jpg'><a class='wp-block-button__link' href='#'>Book a visit</a>"))
                .containsExactlyInAnyOrder(
                        "media/1/alt_text missing-alt the library doesn't say what it shows",
                        "pages/5/content missing-alt image “/a.jpg” has no alternative text",
                        "pages/5/content dead-cta “Book a visit” leads nowhere",
                        "widgets/block-2/content stale-year the copyright statement says 2021");
    }

    @Test
    void published_titles_and_descriptions_say_something_and_something_of_their_own() {
        site.put("pages/6/title", " ");
        site.put("pages/7/title", "welcome");
        site.put("pages/5/meta/_seo_description", "");
        site.put("pages/6/meta/_seo_description", "Plants");
        site.put("pages/7/meta/_seo_description", "Plants");
        site.put("pages/8/title", "");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "pages/6/title title is empty",
                        "pages/5/title title says the same as pages/7/title",
                        "pages/7/title title says the same as pages/5/title",
                        "pages/5/meta/_seo_description description is empty",
                        "pages/6/meta/_seo_description description says the same as pages/7/meta/_seo_description",
                        "pages/7/meta/_seo_description description says the same as pages/6/meta/_seo_description");
    }

    @Test
    void it_says_which_fields_it_looks_into() {
        assertThat(List.of(
                        "pages/5/content",
                        "posts/new:a/title",
                        "pages/5/meta/_seo_description",
                        "media/3/alt_text",
                        "menu-items/4/url",
                        "widgets/block-2/content",
                        "index.html"))
                .allMatch(checks::covers);
        assertThat(List.of("settings/title", "pages/5/excerpt", "pages/5/parent", "media/3/caption", "style.css"))
                .noneMatch(checks::covers);
    }
}
