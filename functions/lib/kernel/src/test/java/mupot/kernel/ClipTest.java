package mupot.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever it is given, what comes out can be stored, and is no longer than was asked for. */
class ClipTest {

    @Test
    void what_fits_stays_as_it_is() {
        assertThat(Clip.of("a🎄", 3)).isEqualTo("a🎄");
        assertThat(Clip.marked("a🎄", 3)).isEqualTo("a🎄");
        assertThat(Clip.marked("", 0)).isEmpty();
    }

    @Test
    void a_character_that_does_not_fit_is_left_out_whole() {
        assertThat(Clip.of("a🎄b", 2)).isEqualTo("a");
        assertThat(Clip.marked("a🎄b", 2)).isEqualTo("a…");
        assertThat(Clip.marked("a🎄b", 3)).isEqualTo("a🎄…");
        assertThat(Clip.marked("🎄", 0)).isEqualTo("…");
    }

    @Test
    void half_a_pair_that_was_there_before_is_no_text() {
        assertThat(Clip.of("a\ud83cb", 9)).isEqualTo("a?b");
        assertThat(Clip.of("\udf84b", 1)).isEqualTo("?");
        assertThat(Clip.marked("ab\ud83c", 2)).isEqualTo("ab…");
    }
}
