package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.Hash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change amounts to follows from what it does, not from what it is called. */
class ActionsTest {

    @ParameterizedTest
    @CsvSource({
        "pages/5/title, a, b, PUBLISH",
        "pages/5/slug, a, b, PUBLISH",
        "pages/5/status, draft, publish, PUBLISH",
        "pages/5/status, publish, draft, DELETE",
        "pages/5/status, publish, private, DELETE",
        "pages/5/status, publish, trash, DELETE",
        "posts/5/status, draft, trash, DELETE",
        "pages/5/status, trash, publish, PUBLISH",
        "media/5/alt_text, a, b, PUBLISH",
        "blocks/4/content, a, b, PUBLISH",
        "settings/title, a, b, ADMIN",
        "menu-items/9/title, a, b, ADMIN",
        "menu-items/9/status, publish, draft, ADMIN",
        "widgets/block-2/content, a, b, ADMIN",
        "navigation/22/content, a, b, ADMIN",
        "pages/new:x/title, a, , DELETE"
    })
    void a_change_is_classed_by_what_it_does(String target, String before, String after, ActionClass expected) {
        var quiet = new Change("pages/1/title", Optional.of(Hash.of("x")), Optional.of("y"));
        var change = new Change(target, Optional.of(Hash.of(before)), Optional.ofNullable(after));
        var payload = new Payload(new ConnectionId("con_" + "0".repeat(26)), "apply", List.of(quiet, change));
        assertThat(ActionTable.classOf("wordpress", payload)).contains(expected);
    }
}
