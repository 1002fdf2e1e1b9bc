package mupot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void a_page_can_not_hide_or_forge_lines_of_its_diff_in_the_terminal() {
        assertThat(Cells.plain("a\rb")).isEqualTo("a<U+000D>b");
        assertThat(Cells.plain("\u009b2J")).isEqualTo("<U+009B>2J");
        assertThat(Cells.plain("\u001b[8m")).isEqualTo("<U+001B>[8m");
        assertThat(Cells.plain("\u202egnp")).isEqualTo("<U+202E>gnp");
        assertThat(Cells.plain("zero\u200bwidth")).isEqualTo("zero<U+200B>width");
    }

    @Test
    void what_people_write_stays_as_it_is() {
        assertThat(Cells.plain("Zürich – “Bäckerei” 日本語 🙂")).isEqualTo("Zürich – “Bäckerei” 日本語 🙂");
    }
}
