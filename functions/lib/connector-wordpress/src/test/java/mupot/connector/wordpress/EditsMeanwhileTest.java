package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteWriting.Performed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who save while a payload of several things is being carried out. */
class EditsMeanwhileTest {

    private PretendSite site;

    @BeforeEach
    void a_site() {
        site = new PretendSite();
        site.put("pages/5/title", "Home");
        site.put("media/3/alt_text", "A rose");
        site.put("media/3/caption", "Ours");
        site.put("menu-items/16/title", "Start");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String why(Performed performed) {
        return switch (performed) {
            case Performed.Failed(var why) -> why;
            case Performed.Unknown(var why) -> why;
            case Performed.Stale(var target) -> target;
            case Performed.Done() -> "";
        };
    }

    @Test
    void what_somebody_wrote_after_us_isnt_taken_back() {
        site.refuse("POST menu-items/16");
        site.meanwhile("POST menu-items/16", () -> site.put("media/3/alt_text", "An editor's"));

        var performed =
                site.perform(site.to("media/3/alt_text", "A red rose"), site.to("menu-items/16/title", "Welcome"));

        assertThat(site.present("media/3/alt_text")).contains("An editor's");
        assertThat(performed).isInstanceOf(Performed.Unknown.class);
        assertThat(why(performed)).contains("could not be put back: media/3");
    }

    @Test
    void of_one_thing_what_is_still_ours_is_taken_back_and_the_rest_is_named() {
        site.refuse("POST menu-items/16");
        site.meanwhile("POST menu-items/16", () -> site.put("media/3/alt_text", "An editor's"));

        var performed = site.perform(
                site.to("media/3/alt_text", "A red rose"),
                site.to("media/3/caption", "Theirs"),
                site.to("menu-items/16/title", "Welcome"));

        assertThat(site.present("media/3/alt_text")).contains("An editor's");
        assertThat(site.present("media/3/caption")).contains("Ours");
        assertThat(why(performed)).contains("media/3");
    }

    @Test
    void what_nobody_touched_since_is_put_back() {
        site.refuse("POST menu-items/16");

        var performed = site.perform(
                site.to("media/3/alt_text", "A red rose"),
                new Change("pages/new:winter/title", Optional.empty(), Optional.of("Winter")),
                site.to("menu-items/16/title", "Welcome"));

        assertThat(why(performed)).contains("put back");
        assertThat(performed).isInstanceOf(Performed.Failed.class);
        assertThat(site.present("media/3/alt_text")).contains("A rose");
        assertThat(site.present("pages/101/status")).contains("trash");
    }

    @Test
    void a_page_that_was_made_and_worked_on_since_stays() {
        site.refuse("POST menu-items/16");
        site.meanwhile("POST menu-items/16", () -> site.put("pages/101/content", "An editor's"));

        var performed = site.perform(
                new Change("pages/new:winter/title", Optional.empty(), Optional.of("Winter")),
                site.to("menu-items/16/title", "Welcome"));

        assertThat(performed).isInstanceOf(Performed.Unknown.class);
        assertThat(site.present("pages/101/status")).contains("draft");
        assertThat(site.present("pages/101/content")).contains("An editor's");
    }

    @Test
    void each_thing_is_compared_right_before_it_is_written() {
        site.meanwhile("POST pages/5", () -> site.put("media/3/alt_text", "An editor's"));

        var performed = site.perform(site.to("pages/5/title", "Welcome"), site.to("media/3/alt_text", "A red rose"));

        assertThat(performed).isEqualTo(new Performed.Stale("media/3/alt_text"));
        assertThat(site.present("media/3/alt_text")).contains("An editor's");
        assertThat(site.present("pages/5/title")).contains("Home");
    }

    @Test
    void what_became_as_approved_meanwhile_isnt_written_again() {
        site.meanwhile("POST pages/5", () -> site.put("media/3/alt_text", "A red rose"));

        assertThat(site.perform(site.to("pages/5/title", "Welcome"), site.to("media/3/alt_text", "A red rose")))
                .isEqualTo(new Performed.Done());
        assertThat(site.times("POST media/3")).isZero();
    }

    @Test
    void a_label_that_followed_the_title_we_wrote_is_nobodys_edit() {
        site.tied("menu-items/17", 5);

        assertThat(site.perform(site.to("pages/5/title", "Plants & more"), site.to("menu-items/17/title", "Home")))
                .isEqualTo(new Performed.Done());
        assertThat(site.present("menu-items/17/title")).contains("Home");
    }

    @Test
    void a_label_that_somebody_set_meanwhile_is_theirs() {
        site.tied("menu-items/17", 5);
        site.meanwhile("POST pages/5", () -> site.put("menu-items/17/title", "A person's"));

        assertThat(site.perform(site.to("pages/5/title", "Plants"), site.to("menu-items/17/title", "Home")))
                .isEqualTo(new Performed.Stale("menu-items/17/title"));
        assertThat(site.present("menu-items/17/title")).contains("A person's");
        assertThat(site.present("pages/5/title")).contains("Home");
    }

    @Test
    void what_went_out_of_sight_meanwhile_isnt_written() {
        site.meanwhile("POST pages/5", () -> site.refuse("GET media/3"));

        var performed = site.perform(site.to("pages/5/title", "Welcome"), site.to("media/3/alt_text", "A red rose"));

        assertThat(performed).isEqualTo(new Performed.Stale("media/3/alt_text"));
        assertThat(site.present("pages/5/title")).contains("Home");
        assertThat(site.times("POST media/3")).isZero();
    }
}
