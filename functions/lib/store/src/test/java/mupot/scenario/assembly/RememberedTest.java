package mupot.scenario.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import mupot.kernel.assembly.Remembered;
import mupot.store.contract.MovableClock;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private Optional<String> stored = Optional.empty();
    private int looks;
    private final Remembered<String> remembered = new Remembered<>(this::look, MINUTE, clock);

    @Test
    void what_was_found_is_not_looked_up_again_before_it_is_old() {
        stored = Optional.of("first");
        assertThat(remembered.get()).contains("first");
        stored = Optional.of("second");

        clock.advance(MINUTE.minusMillis(1));
        assertThat(remembered.get()).contains("first");
        assertThat(looks).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(remembered.get()).contains("second");
    }

    @Test
    void what_was_not_there_is_seen_as_soon_as_it_is() {
        assertThat(remembered.get()).isEmpty();

        stored = Optional.of("just set up");

        assertThat(remembered.get()).contains("just set up");
    }

    @Test
    void what_is_gone_is_forgotten_when_it_is_old() {
        stored = Optional.of("first");
        assertThat(remembered.get()).contains("first");
        stored = Optional.empty();
        clock.advance(MINUTE);

        assertThat(remembered.get()).isEmpty();
        stored = Optional.of("again");
        assertThat(remembered.get()).contains("again");
    }

    private Optional<String> look() {
        looks++;
        return stored;
    }
}
