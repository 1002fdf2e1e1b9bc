package mupot.kernel.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.id.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector for texts by target promises, whatever lies behind it. */
public interface ConnectorContract extends OnSite {

    @Test
    default void both_halves_serve_the_connections_kind() {
        assertThat(reading().kind()).isEqualTo(connection().kind());
        assertThat(writing().kind()).isEqualTo(connection().kind());
    }

    @Test
    default void what_is_there_is_listed_in_order_and_read_as_it_is() {
        put("b.html", "b\r\nünd\n");
        put("a.html", "a");
        assertThat(reading().targets(connection())).contains("a.html", "b.html").isSorted();
        assertThat(reading().read(connection(), "b.html")).contains("b\r\nünd\n");
        assertThat(writing().read(connection(), "b.html")).contains("b\r\nünd\n");
        assertThat(reading().read(connection(), "c.html")).isEmpty();
    }

    @Test
    default void actions_are_classed_as_in_the_kernels_table_and_unknown_ones_have_no_class() {
        for (String action : List.of(applying(), removing(), "dance")) {
            assertThat(writing().classOf(action))
                    .isEqualTo(ActionTable.classOf(connection().kind(), action));
        }
        assertThat(writing().classOf(applying())).contains(ActionClass.PUBLISH);
        assertThat(writing().classOf(removing())).contains(ActionClass.DELETE);
        assertThat(writing().classOf("dance")).isEmpty();
    }

    @Test
    default void what_is_read_hashes_to_the_before_that_a_draft_carries() {
        put("a.html", "\uFEFFone\r\n");
        var before = reading().read(connection(), "a.html").map(Hash::of);
        var payload = payload(applying(), new Change("a.html", before, Optional.of("\uFEFFtwo\r\n")));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        assertThat(present("a.html")).contains("\uFEFFtwo\r\n");
    }

    @Test
    default void several_texts_are_replaced_and_made_by_one_performance() {
        put("a.html", "a");
        var payload = payload(applying(), to("a.html", "A"), to("new.html", "N"));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        assertThat(present("a.html")).contains("A");
        assertThat(present("new.html")).contains("N");
    }

    @Test
    default void a_stale_target_is_named_and_nothing_is_changed() {
        put("a.html", "a");
        put("b.html", "b");
        Payload payload = payload(applying(), to("a.html", "A"), to("b.html", "B"));
        put("b.html", "edited");
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Stale("b.html"));
        assertThat(present("a.html")).contains("a");
        assertThat(present("b.html")).contains("edited");
    }

    @Test
    default void a_text_to_be_made_must_not_be_there_yet() {
        Payload payload = payload(applying(), to("a.html", "A"));
        put("a.html", "someone was faster");
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Stale("a.html"));
        assertThat(present("a.html")).contains("someone was faster");
    }

    @Test
    default void a_text_to_be_replaced_must_still_be_there() {
        Payload payload = payload(applying(), new Change("a.html", Optional.of(Hash.of("a")), Optional.of("A")));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Stale("a.html"));
        assertThat(present("a.html")).isEmpty();
    }

    @Test
    default void the_same_key_again_does_nothing_twice() {
        put("a.html", "a");
        Payload payload = payload(applying(), to("a.html", "A"));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        put("a.html", "a");
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        assertThat(present("a.html")).contains("a");
    }

    @Test
    default void the_same_payload_under_another_key_is_stale() {
        put("a.html", "a");
        Payload payload = payload(applying(), to("a.html", "A"));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        assertThat(writing().perform(connection(), payload, OnSite.key(2))).isEqualTo(new Performed.Stale("a.html"));
        assertThat(present("a.html")).contains("A");
    }

    @Test
    default void the_inverse_restores_every_byte() {
        put("a.html", "a\r\n\r\n");
        Payload payload = payload(applying(), to("a.html", "A"), to("new.html", "N"));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        Payload inverse = payload(applying(), to("a.html", "a\r\n\r\n"), gone("new.html"));
        assertThat(writing().perform(connection(), inverse, OnSite.key(2))).isEqualTo(new Performed.Done());
        assertThat(present("a.html")).contains("a\r\n\r\n");
        assertThat(present("new.html")).isEmpty();
    }

    @Test
    default void a_text_is_deleted_and_its_inverse_makes_it_again() {
        put("a.html", "a");
        Payload payload = payload(removing(), gone("a.html"));
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isEqualTo(new Performed.Done());
        assertThat(present("a.html")).isEmpty();
        assertThat(reading().targets(connection())).doesNotContain("a.html");
        var inverse = payload(applying(), to("a.html", "a"));
        assertThat(writing().perform(connection(), inverse, OnSite.key(2))).isEqualTo(new Performed.Done());
        assertThat(present("a.html")).contains("a");
    }

    @Test
    default void a_deletion_never_passes_for_a_publication() {
        put("a.html", "a");
        Payload payload = payload(applying(), gone("a.html"));
        assertThat(ActionTable.classOf(connection().kind(), payload)).contains(ActionClass.DELETE);
    }

    @Test
    default void an_unknown_action_does_nothing() {
        put("a.html", "a");
        var performed = writing().perform(connection(), payload("dance", to("a.html", "A")), OnSite.key(1));
        assertThat(performed).isInstanceOf(Performed.Failed.class);
        assertThat(present("a.html")).contains("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out.html",
                "a/../../out.html",
                "/etc/out.html",
                "a\\..\\..\\out.html",
                "C:\\out.html",
                "C:/out.html",
                "a//out.html",
                "./out.html",
                "a/./out.html",
                ".hidden/out.html",
                ".htaccess",
                "out.html\0.png",
                "out\n.html",
                "",
                "/",
                "out/"
            })
    default void a_name_that_leads_elsewhere_is_refused(String target) {
        var payload = payload(applying(), new Change(target, Optional.empty(), Optional.of("X")));
        var before = reading().targets(connection());
        assertThat(writing().perform(connection(), payload, OnSite.key(1))).isInstanceOf(Performed.Failed.class);
        assertThat(reading().targets(connection())).isEqualTo(before);
        assertThat(reading().read(connection(), target)).isEmpty();
        assertThat(writing().read(connection(), target)).isEmpty();
    }
}
