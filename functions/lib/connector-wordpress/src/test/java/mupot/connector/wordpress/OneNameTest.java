package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.id.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is there has one name: a rule about {@code pages/5} isn't slipped past by the page's slug. */
class OneNameTest {

    private PretendSite site;

    @BeforeEach
    void an_imprint() {
        site = new PretendSite();
        site.put("pages/5/slug", "imprint");
        site.put("pages/5/title", "Imprint");
        site.put("pages/5/content", "Ours");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static Change change(String target, String before, String after) {
        return new Change(target, Optional.of(Hash.of(before)), Optional.of(after));
    }

    @Test
    void a_page_that_is_there_isnt_read_as_a_new_one() {
        assertThat(site.reading().read(site.connection(), "pages/new:imprint/content"))
                .isEmpty();
        assertThat(site.reading().remembering().read(site.connection(), "pages/new:imprint/content"))
                .isEmpty();
        assertThat(site.reading().read(site.connection(), "pages/5/content")).contains("Ours");
    }

    @Test
    void an_agent_that_would_make_it_anew_is_told_its_number() {
        assertThat(site.reading().remembering().obstacle(site.connection(), "pages/new:imprint/content"))
                .hasValueSatisfying(why -> assertThat(why).contains("pages/5"));
        assertThat(site.reading().obstacle(site.connection(), "pages/new:winter-hours/content"))
                .isEmpty();
    }

    @Test
    void a_page_that_is_there_isnt_changed_as_a_new_one() {
        assertThat(site.perform(change("pages/new:imprint/content", "Ours", "Theirs")))
                .isInstanceOfSatisfying(Performed.Failed.class, failed -> assertThat(failed.why())
                        .contains("Nothing was changed.", "pages/5"));
        assertThat(site.perform(change("pages/new:imprint/content", "Ours", "Ours")))
                .isInstanceOf(Performed.Failed.class);
        assertThat(site.times("POST pages/5")).isZero();
    }

    @Test
    void a_field_that_cant_be_read_there_isnt_written_as_if_the_page_were_new() {
        assertThat(site.perform(new Change("pages/new:imprint/meta/_noindex", Optional.empty(), Optional.of("1"))))
                .isInstanceOf(Performed.Failed.class);
        assertThat(site.times("POST pages/5")).isZero();
    }

    @Test
    void what_was_made_is_made_once_and_taken_back_by_the_name_it_was_made_under() {
        var made = new Change("pages/new:winter-hours/title", Optional.empty(), Optional.of("Winter"));
        assertThat(site.perform(made)).isEqualTo(new Performed.Done());
        assertThat(site.perform(made)).isEqualTo(new Performed.Done());
        assertThat(site.times("POST pages")).isEqualTo(1);
        assertThat(site.perform(new Change(made.target(), made.afterHash(), Optional.empty())))
                .isEqualTo(new Performed.Done());
        assertThat(site.present("pages/101/status")).contains("trash");
    }
}
