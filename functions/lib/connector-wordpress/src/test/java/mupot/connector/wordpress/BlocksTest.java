package mupot.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "classic text\n\nwithout blocks <!-- a comment -->",
                "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->",
                "<!-- wp:block {\"ref\":4} /-->",
                "<!-- wp:group {\"a\":{\"b\":\"c\"}} --><!-- wp:core/paragraph --><p></p><!-- /wp:core/paragraph --><!-- /wp:group -->",
                "<!-- wp:heading -->\n<h2>a</h2>\n<!-- /wp:heading -->",
                "<!-- wp:heading {\"level\":4} --><h4>a</h4><!-- /wp:heading -->",
                "<!-- wp:heading\n{\"level\": 3,\n\"a\":1} -->\n\n<H3>a</H3>\n<!-- /wp:heading -->",
                "<!-- wp:a-b/c_d-e --><!-- /wp:a-b/c_d-e --><!-- wp:separator/-->",
                "<!-- wp:more {\"a\":\"--\"} /--> <!-- wpautop --> <!-- wp: --> <!--wp:group-->"
            })
    void what_the_editor_opens_passes(String text) {
        assertThat(Blocks.fault("", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- wp:paragraph -->\n<p>a</p>",
                "<p>a</p><!-- /wp:paragraph -->",
                "<!-- wp:group --><!-- wp:paragraph --><!-- /wp:group --><!-- /wp:paragraph -->",
                "<!-- wp:heading {\"level\":3} --><h2>a</h2><!-- /wp:heading -->",
                "<!-- wp:heading --><h1>a</h1><!-- /wp:heading -->"
            })
    void what_the_editor_would_complain_about_is_refused(String text) {
        assertThat(Blocks.fault("", text)).isPresent();
    }

    @Test
    void what_was_broken_before_may_be_edited() {
        String broken = "<!-- wp:paragraph -->\n<p>a</p>";
        assertThat(Blocks.fault(broken, broken + "<p>b</p>")).isEmpty();
    }

    /** Looked at under a claim at the gate: a text that an agent drafted may not take minutes. */
    @ParameterizedTest
    @CsvSource({
        "<!-- wp:a, ' ', 240000",
        "'', <!-- wp:a x, 22000",
        "'', <!-- wp:heading {, 14000",
        "'', <!-- wp:heading } , 14000",
        "<!-- wp:heading {, } , 120000",
        "<!-- wp:heading -->, ' ', 240000",
        "<!-- wp:, a, 240000",
        "<!-- wp:a/, a-, 120000",
        "'', '<!--   ', 35000",
        "<!-- wp:heading , \"level\", 35000"
    })
    void a_text_of_any_kind_is_looked_through_in_no_time(String begin, String again, int times) {
        String text = begin + again.repeat(times);
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> Blocks.fault("", text));
    }
}
