package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mupot.kernel.connector.Payload.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user of {@code docs/sites/pot-reader.php}, whose login is all that a worker gets. */
@Tag("wordpress")
class LiveReaderTest extends OnLiveSite {

    private static final String READER = "reader";

    @Test
    void it_reads_all_that_an_editor_reads() {
        assertThat(site.reading(READER).texts(connection()))
                .isEqualTo(site.reading(LiveSite.EDITOR).texts(connection()));
    }

    @Test
    void nothing_can_be_changed_with_it() {
        var before = look();
        for (String target :
                java.util.List.of("pages/6/title", "pages/6/status", "posts/13/content", "media/3/alt_text")) {
            String after = target.endsWith("status") ? "draft" : "x";
            assertThat(why(perform(site.writing(READER), payload(to(target, after)))))
                    .as(target)
                    .contains("doesn't allow it");
        }
        assertThat(why(perform(
                        site.writing(READER),
                        payload(new Change("pages/new:theirs/title", Optional.empty(), Optional.of("x"))))))
                .contains("doesn't allow it");
        assertUntouched(before);
    }

    /** Past the connector, as someone with the bare password would. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/wp-json/wp/v2/pages/6|{\"title\":\"x\"}",
                "GET|/wp-json/wp/v2/pages/6?_method=DELETE|",
                "DELETE|/wp-json/wp/v2/pages/6|",
                "POST|/wp-json/wp/v2/users/me|{\"email\":\"x@example.test\"}",
                "POST|/wp-json/wp/v2/users/me/application-passwords|{\"name\":\"another\"}",
                "POST|/wp-json/batch/v1|{\"requests\":[{\"path\":\"/wp/v2/pages/6\",\"body\":{\"title\":\"x\"}}]}",
                "POST|/?rest_route=/wp/v2/pages/6|{\"title\":\"x\"}"
            })
    void its_password_opens_no_other_way_either(String method, String path, String body) {
        var before = look();
        assertThat(site.raw(READER, method, path, Optional.ofNullable(body).orElse("")))
                .contains("\"status\":403")
                .contains("rest_forbidden");
        assertUntouched(before);
    }

    @Test
    void xml_rpc_doesnt_know_its_password() {
        String call = "<methodCall><methodName>wp.getProfile</methodName><params>"
                + "<param><value>1</value></param><param><value>%s</value></param><param><value>%s</value></param>"
                + "</params></methodCall>";
        String editor = site.login(LiveSite.EDITOR);
        String reader = site.login(READER);
        assertThat(site.raw(LiveSite.EDITOR, "POST", "/xmlrpc.php", call.formatted((Object[]) editor.split(":", 2))))
                .contains("user_id");
        assertThat(site.raw(READER, "POST", "/xmlrpc.php", call.formatted((Object[]) reader.split(":", 2))))
                .contains("<fault>");
    }
}
