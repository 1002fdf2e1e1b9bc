package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import mupot.kernel.SecretClass;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.connector.SiteWriting.Performed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real WordPress on a host that misbehaves as hosts do. */
@Tag("wordpress")
class LiveFaultsTest extends OnLiveSite {

    private static Payload making(OnLiveSite on) {
        return on.payload(
                new Change("pages/new:once/title", Optional.empty(), Optional.of("once")),
                new Change("pages/new:once/content", Optional.empty(), Optional.of("<p>once</p>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-write-500", "notice", "bom"})
    void an_answer_that_is_lost_or_spoilt_after_the_write_is_found_out_by_looking(String fault) {
        var faults = Faults.onWrites(site.egress(), fault);
        assertThat(perform(over(faults), making(this))).isEqualTo(DONE);
        assertThat(faults.writes()).isEqualTo(1);
        assertThat(madeAs("once")).isEqualTo(1);
        var more = Faults.onWrites(site.egress(), fault);
        assertThat(perform(over(more), payload(to("pages/6/title", "A"), to("pages/7/title", "B"))))
                .isEqualTo(DONE);
        assertThat(more.writes()).isEqualTo(2);
    }

    @Test
    void a_site_that_goes_silent_after_the_write_is_asked_what_it_did() {
        var faults = Faults.onWrites(site.impatient(), "after-write-hang");
        assertThat(perform(over(faults), making(this))).isEqualTo(DONE);
        assertThat(faults.writes()).isEqualTo(1);
        assertThat(madeAs("once")).isEqualTo(1);
    }

    @Test
    void a_site_that_keeps_silent_is_asked_for_nothing_more_and_the_rest_is_done_later() {
        var faults = Faults.onWrites(site.impatient(), "after-write-hang");
        var payload = payload(to("pages/6/title", "A"), to("pages/7/title", "B"));
        var performed = perform(over(faults), payload);
        assertThat(performed).isInstanceOf(Performed.Unknown.class);
        assertThat(why(performed)).contains("Changed so far: pages/6");
        assertThat(faults.writes()).isEqualTo(1);
        assertThat(asEditor(payload)).isEqualTo(DONE);
        assertThat(site.present("pages/7/title")).contains("B");
    }

    @Test
    void a_write_that_may_still_come_is_in_doubt_and_never_sent_twice() throws InterruptedException {
        var faults = Faults.onWrites(site.impatient(), "slow-4500");
        Performed performed = perform(over(faults), making(this));
        assertThat(performed).isInstanceOf(Performed.Unknown.class);
        assertThat(why(performed)).contains(Trouble.NO_ANSWER).contains("pages/new:once");
        assertThat(faults.writes()).isEqualTo(1);
        Thread.sleep(4000);
        assertThat(asEditor(making(this))).isEqualTo(DONE);
        assertThat(madeAs("once")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"waf-403,firewall", "maintenance,alone for 600 s", "rate-429,alone for 2 s", "strip-auth,Authorization"
    })
    void a_write_that_doesnt_reach_wordpress_fails_with_its_reason(String fault, String reason) {
        var before = look();
        var faults = Faults.onWrites(site.egress(), fault);
        var performed = perform(over(faults), payload(to("pages/6/title", "A"), to("pages/7/title", "B")));
        assertThat(performed).isInstanceOf(Performed.Failed.class);
        assertThat(why(performed)).contains(reason);
        assertThat(faults.writes()).isEqualTo(1);
        assertUntouched(before);
    }

    @Test
    void a_failure_in_the_middle_puts_back_what_was_written() {
        var before = look();
        var faults = Faults.onWritesTo(site.egress(), "pages/7", "maintenance");
        var performed = perform(
                over(faults),
                payload(
                        to("pages/6/title", "A"),
                        to("pages/7/title", "B"),
                        to("posts/13/title", "C"),
                        new Change("pages/new:aside/title", Optional.empty(), Optional.of("aside"))));
        assertThat(why(performed)).contains("maintenance");
        assertUntouched(before);
        assertThat(site.present("pages/new:aside/title")).isEmpty();
    }

    @Test
    void what_somebody_wrote_after_us_stays_when_a_later_change_fails() {
        var failing = Faults.onWritesTo(site.egress(), "posts/13", "maintenance");
        mupot.kernel.egress.Egress edited = call -> {
            if (call.method().equals("POST") && call.address().getPath().endsWith("/posts/13")) {
                site.put("pages/6/title", "A person's");
            }
            return failing.send(call);
        };
        var performed = perform(
                over(edited),
                payload(
                        to("pages/6/title", "A"),
                        to("pages/7/title", "B"),
                        new Change("pages/new:aside/title", Optional.empty(), Optional.of("aside")),
                        to("posts/13/title", "C")));
        assertThat(performed).isInstanceOf(Performed.Unknown.class);
        assertThat(why(performed)).contains("maintenance").contains("could not be put back: pages/6.");
        assertThat(site.present("pages/6/title")).contains("A person's");
        assertThat(site.present("pages/7/title")).isNotEqualTo(Optional.of("B"));
        assertThat(site.present("pages/new:aside/title")).isEmpty();
    }

    @Test
    void an_edit_between_the_first_look_and_the_write_is_found_whatever_it_is_in() {
        mupot.kernel.egress.Egress edited = call -> {
            if (call.method().equals("POST") && call.address().getPath().endsWith("/pages/6")) {
                site.put("media/3/alt_text", "A person's");
            }
            return site.egress().send(call);
        };
        var before = look();
        assertThat(perform(over(edited), payload(to("pages/6/title", "A"), to("media/3/alt_text", "Ours"))))
                .isEqualTo(new Performed.Stale("media/3/alt_text"));
        assertThat(before.differences(look())).containsExactly("media/3/alt_text");
        assertThat(site.present("media/3/alt_text")).contains("A person's");
    }

    @Test
    void what_cant_be_put_back_is_named() {
        var faults = new ThenDown(site.egress());
        var performed = perform(over(faults), payload(to("pages/6/title", "A"), to("pages/7/title", "B")));
        assertThat(performed).isInstanceOf(Performed.Unknown.class);
        assertThat(why(performed)).contains("pages/6");
        assertThat(site.present("pages/6/title")).contains("A");
    }

    /** The first write goes through; after that everything meets a page of maintenance. */
    private static final class ThenDown implements mupot.kernel.egress.Egress {

        private final mupot.kernel.egress.Egress egress;
        private int writes;

        private ThenDown(mupot.kernel.egress.Egress egress) {
            this.egress = egress;
        }

        @Override
        public mupot.kernel.egress.Answer send(mupot.kernel.egress.Call call) {
            boolean down = writes > 0;
            writes += call.method().equals("GET") ? 0 : 1;
            return egress.send(down ? call.with("x-wp-fault", "maintenance") : call);
        }
    }

    @Test
    void an_edit_in_the_moment_between_the_look_and_the_write_isnt_lost() {
        site.put("pages/7/title", "Edited once");
        var change = payload(to("pages/6/title", "A"), to("pages/7/title", "Ours"), to("pages/7/slug", "ours"));
        var before = look();
        mupot.kernel.egress.Egress between = call -> {
            if (call.method().equals("POST") && call.address().getPath().endsWith("/pages/7")) {
                site.put("pages/7/title", "A person's");
            }
            return site.egress().send(call);
        };
        mupot.kernel.egress.Egress once = new mupot.kernel.egress.Egress() {
            private boolean done;

            @Override
            public mupot.kernel.egress.Answer send(mupot.kernel.egress.Call call) {
                boolean first = !done
                        && call.method().equals("POST")
                        && call.address().getPath().endsWith("/pages/7");
                done = done || first;
                return first ? between.send(call) : site.egress().send(call);
            }
        };
        assertThat(perform(over(once), change)).isEqualTo(new Performed.Stale("pages/7/slug"));
        assertThat(site.present("pages/7/title")).contains("A person's");
        assertThat(before.differences(look())).containsExactlyInAnyOrder("pages/7/title", "menu-items/17/title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "bom"})
    void what_is_printed_before_the_answer_doesnt_keep_a_site_from_being_read(String fault) {
        var reading = new WordPressReading(
                Faults.onReads(site.egress(), fault), site.secrets(LiveSite.EDITOR), SecretClass.READ);
        assertThat(reading.texts(connection()))
                .isEqualTo(site.reading(LiveSite.EDITOR).texts(connection()));
    }

    @ParameterizedTest
    @CsvSource({
        "waf-403,firewall",
        "maintenance,alone for 600 s",
        "rate-429,alone for 2 s",
        "strip-auth,CGIPassAuth",
        "slow-3000,no whole answer"
    })
    void a_site_that_cant_be_read_says_why(String fault, String reason) {
        var reading = new WordPressReading(
                Faults.onReads(site.impatient(), fault), site.secrets(LiveSite.EDITOR), SecretClass.READ);
        assertThatThrownBy(() -> reading.targets(connection()))
                .isInstanceOf(SiteUnavailable.class)
                .hasMessageContaining(reason);
        var hand = over(Faults.onReads(site.impatient(), fault));
        assertThat(why(perform(hand, payload(new Change("pages/6/title", Optional.empty(), Optional.of("x"))))))
                .startsWith("Nothing was changed.")
                .contains(reason);
    }
}
