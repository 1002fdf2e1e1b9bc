package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.id.Hash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What WordPress does beside what it was asked for. */
@Tag("wordpress")
class LiveQuirksTest extends OnLiveSite {

    @Test
    void a_new_title_of_the_front_page_is_found_to_have_changed_the_menus_label_and_nothing_else() {
        var payload = payload(to("pages/5/title", "Spring at the nursery"));
        var before = look();
        assertThat(asEditor(payload)).isEqualTo(DONE);
        var after = look();
        assertThat(before.differences(after)).containsExactlyInAnyOrder("pages/5/title", "menu-items/16/title");
        assertThat(site.reading(LiveSite.ADMIN).unexpected(before, after, payload))
                .containsExactly("menu-items/16/title");
        assertThat(site.reading(LiveSite.ADMIN).texts(connection()))
                .containsEntry("menu-items/16/title", "Spring at the nursery");
    }

    @Test
    void an_editor_sees_the_menus_label_as_well() {
        var payload = payload(to("pages/5/title", "Spring & summer"));
        var reading = site.reading(LiveSite.EDITOR);
        var before = mupot.kernel.connector.Surroundings.of(reading, connection());
        assertThat(asEditor(payload)).isEqualTo(DONE);
        var after = mupot.kernel.connector.Surroundings.of(reading, connection());
        assertThat(reading.unexpected(before, after, payload)).containsExactly("menu-items/16/title");
        assertThat(reading.texts(connection())).containsEntry("menu-items/16/title", "Spring & summer");
    }

    @Test
    void a_label_that_shall_stay_stays_when_its_page_gets_a_new_title_and_undoing_ties_it_again() {
        String label = site.present("menu-items/16/title").orElseThrow();
        var payload = payload(to("pages/5/title", "Spring"), to("menu-items/16/title", label));
        var inverse = inverse(payload);
        var before = look();
        assertThat(asAdmin(payload)).isEqualTo(DONE);
        assertThat(before.differences(look())).containsExactly("pages/5/title");
        assertThat(asAdmin(inverse)).isEqualTo(DONE);
        assertUntouched(before);
        site.put("pages/5/title", "Tied");
        assertThat(site.present("menu-items/16/title")).contains("Tied");
    }

    @Test
    void a_new_slug_of_a_parent_is_found_to_have_moved_the_pages_below() {
        var payload = payload(to("pages/7/slug", "what-we-do"));
        var before = look();
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(site.reading(LiveSite.ADMIN).unexpected(before, look(), payload))
                .containsExactly("pages/8/link");
    }

    @Test
    void a_slug_that_is_taken_is_refused_and_put_back() {
        var payload = payload(to("pages/9/slug", "about"));
        var before = look();
        assertThat(why(asEditor(payload))).contains("pages/9/slug otherwise").contains("put back");
        assertUntouched(before);
    }

    @Test
    void a_new_page_whose_slug_is_taken_by_a_picture_isnt_left_lying_about() {
        var before = look();
        var payload = payload(
                new Change("pages/new:team/title", Optional.empty(), Optional.of("roses")),
                new Change("pages/new:team/status", Optional.empty(), Optional.of("publish")));
        var performed = asEditor(payload);
        assertThat(performed).isInstanceOf(Performed.Failed.class);
        assertUntouched(before);
    }

    @Test
    void a_new_page_is_a_draft_unless_it_says_otherwise_and_is_made_with_all_that_it_says() {
        String content = "<!-- wp:paragraph -->\n<p>We ship.</p>\n<!-- /wp:paragraph -->";
        var payload = payload(
                new Change("pages/new:shipping-canada/title", Optional.empty(), Optional.of("Shipping to Canada & US")),
                new Change("pages/new:shipping-canada/content", Optional.empty(), Optional.of(content)),
                new Change(
                        "pages/new:shipping-canada/meta/_seo_description",
                        Optional.empty(),
                        Optional.of("How we ship")));
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(site.present("pages/new:shipping-canada/title")).contains("Shipping to Canada & US");
        assertThat(site.present("pages/new:shipping-canada/status")).contains("draft");
        assertThat(site.present("pages/new:shipping-canada/content")).contains(content);
        assertThat(site.present("pages/new:shipping-canada/meta/_seo_description"))
                .contains("How we ship");
    }

    @Test
    void what_the_site_would_strip_silently_is_refused_and_not_kept() {
        var payload = payload(
                new Change("posts/new:by-an-author/title", Optional.empty(), Optional.of("roses")),
                new Change(
                        "posts/new:by-an-author/content",
                        Optional.empty(),
                        Optional.of("<p>Map</p><iframe src=\"https://maps.example/\"></iframe>")));
        assertThat(why(perform(site.writing("author"), payload)))
                .contains("otherwise than it was approved")
                .contains("lies in the trash");
        assertThat(site.get("posts?context=edit&status=any&slug=by-an-author")).isEmpty();
    }

    @Test
    void trash_and_back_restores_the_page_with_its_slug() {
        var payload = payload(to("pages/6/status", "trash"));
        var inverse = inverse(payload);
        var before = look();
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(site.get("pages/6?context=edit").path("status").asText()).isEqualTo("trash");
        assertThat(site.reading(LiveSite.EDITOR).read(connection(), "pages/6/title"))
                .isEmpty();
        assertThat(site.reading(LiveSite.EDITOR).targets(connection()))
                .noneMatch(target -> target.startsWith("pages/6/"));
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(asEditor(inverse)).isEqualTo(DONE);
        assertThat(before.differences(look())).isEmpty();
    }

    @Test
    void a_page_in_the_trash_is_found_to_have_taken_its_menu_item_along() {
        var payload = payload(to("pages/6/status", "trash"));
        var before = look();
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(site.reading(LiveSite.ADMIN).unexpected(before, look(), payload))
                .contains("menu-items/19/title")
                .allMatch(target -> target.startsWith("menu-items/19/"));
    }

    @Test
    void a_menus_entry_is_hidden_from_visitors_and_shown_again_and_stays_changeable_meanwhile() {
        assertThat(site.home()).contains(">Contact<");
        var hide = payload(to("menu-items/21/status", "draft"));
        var inverse = inverse(hide);
        var before = look();
        assertThat(asAdmin(hide)).isEqualTo(DONE);
        assertThat(site.home()).doesNotContain(">Contact<");
        assertThat(before.differences(look())).containsExactly("menu-items/21/status");

        assertThat(asAdmin(payload(to("menu-items/21/title", "Reach us")))).isEqualTo(DONE);
        assertThat(site.home()).doesNotContain(">Reach us<");
        assertThat(asAdmin(payload(to("menu-items/21/title", "Contact")))).isEqualTo(DONE);

        assertThat(asAdmin(inverse)).isEqualTo(DONE);
        assertThat(site.home()).contains(">Contact<");
        assertUntouched(before);
        for (String status : List.of("trash", "private", "future")) {
            assertThat(why(asAdmin(payload(to("menu-items/21/status", status)))))
                    .contains("has no trash");
        }
    }

    @Test
    void the_front_page_is_neither_trashed_nor_hidden() {
        var before = look();
        for (String status : List.of("trash", "draft", "private", "pending")) {
            assertThat(why(asAdmin(payload(to("pages/5/status", status))))).contains("front page");
        }
        assertUntouched(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings/title|Fern & Alder <3 \"plants\"",
                "settings/description|Hardy plants since 1998",
                "settings/nursery_viewport|width=device-width, initial-scale=1",
                "widgets/block-2/content|<p>© 2026 Alder &amp; Fern</p>",
                "menu-items/20/title|News & more",
                "menu-items/20/order|9",
                "menu-items/20/status|draft",
                "media/1/alt_text|The glasshouse in spring",
                "media/1/title|Glasshouse & co",
                "media/1/caption|<em>Ours</em>",
                "blocks/4/content|<!-- wp:paragraph --><p>Open</p><!-- /wp:paragraph -->",
                "navigation/22/content|<!-- wp:page-list /-->",
                "pages/6/excerpt|Since 1998 -- \"hardy\" 10x20 \\u0022 \\n",
                "pages/6/meta/_seo_description|Hardy plants & more",
                "pages/8/parent|0",
                "posts/14/featured_media|1",
                "posts/13/slug|summer-offer"
            })
    void each_kind_of_field_is_changed_and_brought_back(String target, String text) {
        var payload = payload(to(target, text));
        var inverse = inverse(payload);
        var before = look();
        assertThat(asAdmin(payload)).isEqualTo(DONE);
        assertThat(site.present(target)).contains(text);
        assertThat(site.reading(LiveSite.ADMIN).read(connection(), target)).contains(text);
        assertThat(site.reading(LiveSite.ADMIN).unexpected(before, look(), payload))
                .isEmpty();
        assertThat(asAdmin(inverse)).isEqualTo(DONE);
        assertUntouched(before);
    }

    @Test
    void only_what_was_approved_is_sent_so_that_nobodys_other_edit_is_lost() {
        var payload = payload(to("pages/6/title", "Who we are"));
        site.put("pages/6/excerpt", "written by a person meanwhile");
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(site.present("pages/6/excerpt")).contains("written by a person meanwhile");
    }

    @Test
    void a_field_that_no_plugin_registered_isnt_taken_for_stored() {
        var payload = payload(new Change("pages/6/meta/_made_up", Optional.empty(), Optional.of("x")));
        assertThat(asEditor(payload)).isInstanceOf(Performed.Failed.class);
    }

    @Test
    void what_the_editor_may_not_is_said_and_what_was_written_before_is_put_back() {
        var before = look();
        var payload = payload(to("pages/6/title", "Who we are"), to("menu-items/20/title", "All news"));
        assertThat(why(asEditor(payload))).contains("doesn't allow it").contains("put back");
        assertUntouched(before);
    }

    @Test
    void an_editor_reads_no_settings_and_nobody_reads_what_opens_something() {
        assertThat(site.reading(LiveSite.EDITOR).targets(connection()))
                .contains("pages/5/title", "posts/13/content", "media/3/alt_text", "menu-items/16/title")
                .noneMatch(target -> target.startsWith("settings/") || target.startsWith("widgets/"));
        assertThat(site.reading(LiveSite.ADMIN).targets(connection()))
                .contains("settings/title", "settings/nursery_viewport", "widgets/block-2/content")
                .doesNotContain("settings/email", "settings/url", "settings/default_category");
    }

    @ParameterizedTest
    @CsvSource({
        "settings/description, site's settings",
        "widgets/block-2/content, theme's widgets",
        "pages/999/title, There is no pages/999"
    })
    void what_the_user_cant_see_isnt_written_and_why_is_said_when_it_is_drafted_too(String target, String reason) {
        assertThat(site.reading(LiveSite.EDITOR).read(connection(), target)).isEmpty();
        assertThat(site.reading(LiveSite.EDITOR)
                        .remembering()
                        .obstacle(connection(), target)
                        .orElseThrow())
                .contains(reason);
        var performed = asEditor(payload(new Change(target, Optional.empty(), Optional.of("Other"))));
        assertThat(performed).isInstanceOf(Performed.Failed.class);
        assertThat(why(performed)).startsWith("Nothing was changed.").contains(reason);
    }

    @Test
    void what_is_there_is_neither_read_nor_changed_as_something_new() {
        var reading = site.reading(LiveSite.EDITOR).remembering();
        assertThat(reading.read(connection(), "pages/new:about/title")).isEmpty();
        assertThat(reading.obstacle(connection(), "pages/new:about/title").orElseThrow())
                .contains("pages/6");
        var before = look();
        assertThat(why(asEditor(payload(to("pages/new:about/title", "Other"))))).contains("pages/6");
        assertUntouched(before);
    }

    @Test
    void what_is_no_text_of_a_wordpress_has_an_obstacle_and_a_new_page_has_none() {
        var reading = site.reading(LiveSite.EDITOR);
        assertThat(reading.obstacle(connection(), "users/1/password")).contains(Trouble.NOTHING_HERE);
        assertThat(reading.obstacle(connection(), "index.html")).contains(Trouble.NOTHING_HERE);
        assertThat(reading.obstacle(connection(), "pages/new:canada/title")).isEmpty();
    }

    @Test
    void a_user_who_is_no_editor_is_told_so() {
        assertThatThrownBy(() -> site.reading("author").targets(connection()))
                .isInstanceOf(SiteUnavailable.class)
                .hasMessage(Trouble.NO_EDITOR);
    }

    @Test
    void a_wrong_password_isnt_taken_for_an_anonymous_visitor() {
        var wrong = new WordPressReading(
                site.egress(),
                LiveSite.sealed(site.url(), "editor:aaaa bbbb cccc dddd eeee ffff"),
                mupot.kernel.SecretClass.READ);
        assertThatThrownBy(() -> wrong.targets(connection())).hasMessage(Trouble.NOT_KNOWN);
        var hand = new WordPressWriting(
                site.egress(), LiveSite.sealed(site.url(), "editor:aaaa bbbb cccc dddd eeee ffff"));
        var before = look();
        assertThat(why(perform(hand, payload(to("pages/6/title", "x"))))).contains(Trouble.NOT_KNOWN);
        assertUntouched(before);
    }

    @Test
    void one_change_too_stale_among_several_things_leaves_all_as_it_was() {
        Payload payload = payload(to("pages/6/title", "a"), to("pages/7/title", "b"), to("posts/13/title", "c"));
        site.put("pages/7/title", "edited");
        var before = look();
        assertThat(asEditor(payload)).isEqualTo(new Performed.Stale("pages/7/title"));
        assertUntouched(before);
    }

    @Test
    void many_pages_are_read_list_by_list_to_the_end() {
        for (int i = 0; i < 60; i++) {
            site.put("pages/new:extra-" + i + "/title", "Extra " + i);
        }
        assertThat(site.reading(LiveSite.EDITOR).texts(connection()).entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("pages/")
                                && entry.getKey().endsWith("/title")
                                && entry.getValue().startsWith("Extra ")))
                .hasSize(60);
    }

    @Test
    void what_stood_there_before_may_stay_and_nothing_of_the_kind_is_added() {
        site.put("pages/6/content", "<p>Ours</p><script>count()</script>");
        assertThat(asEditor(payload(to("pages/6/content", "<p>New</p><script>count()</script>"))))
                .isEqualTo(DONE);
        assertThat(why(asEditor(
                        payload(to("pages/6/content", "<p>New</p><script>count()</script><script>more()</script>")))))
                .contains("script");
        assertThat(Hash.of(site.present("pages/6/content").orElseThrow()))
                .isEqualTo(Hash.of("<p>New</p><script>count()</script>"));
    }
}
