package mupot.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    private static String diff(Map<String, String> before, Map<String, String> after) {
        return UnifiedDiff.of(new TreeMap<>(before), new TreeMap<>(after));
    }

    @Test
    void changed_made_and_deleted_texts_show_in_the_order_of_their_targets() {
        assertThat(diff(
                        Map.of("b.html", "1\n2\n3\n4\n5\n6\n", "c.html", "gone\n", "same.html", "x"),
                        Map.of("a.html", "made\n", "b.html", "1\n2\n3\n4\nfive\n6\n", "same.html", "x")))
                .isEqualTo(
                        """
                        --- /dev/null
                        +++ b/a.html
                        @@ -0,0 +1,1 @@
                        +made
                        --- a/b.html
                        +++ b/b.html
                        @@ -2,5 +2,5 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                        --- a/c.html
                        +++ /dev/null
                        @@ -1,1 +0,0 @@
                        -gone
                        """);
    }

    @Test
    void a_missing_line_feed_at_the_end_shows() {
        assertThat(diff(Map.of("a", "x\n"), Map.of("a", "x")))
                .isEqualTo(
                        """
                --- a/a
                +++ b/a
                @@ -1,1 +1,1 @@
                -x
                +x
                \\ No newline at end of file
                """);
    }

    @Test
    void what_would_deceive_the_eye_is_named() {
        assertThat(diff(Map.of("a", ""), Map.of("a", "\u001b[31m\u202Etxt\u200B\uFEFF\0\tend\n")))
                .isEqualTo(
                        """
                        --- a/a
                        +++ b/a
                        @@ -0,0 +1,1 @@
                        +<U+001B>[31m<U+202E>txt<U+200B><U+FEFF><U+0000>\tend
                        """);
        assertThat(diff(Map.of("a\n+++ b/evil", "x"), Map.of())).startsWith("--- a/a<U+000A>+++ b/evil\n");
    }

    @Test
    void usual_line_ends_dont_show_and_changed_ones_do() {
        assertThat(diff(Map.of("a", "1\r\n2\r\n"), Map.of("a", "1\r\nzwei\r\n")))
                .endsWith(" 1\n-2\n+zwei\n");
        assertThat(diff(Map.of("a", "1\r\n2\r\n"), Map.of("a", "1\n2\r\n"))).contains("-1<U+000D>\n+1\n");
    }

    @Test
    void texts_that_are_alike_have_no_diff() {
        assertThat(diff(Map.of("a", "x"), Map.of("a", "x"))).isEmpty();
    }

    @Test
    void an_empty_text_that_is_made_shows_by_its_name() {
        assertThat(diff(Map.of(), Map.of("a", ""))).isEqualTo("--- /dev/null\n+++ b/a\n");
    }
}
