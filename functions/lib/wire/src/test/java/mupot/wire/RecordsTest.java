package mupot.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

    private final Records records = new Records();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "7",
                "{\"hint\":null,\"at\":\"2030-01-01T00:00:00Z\"}",
                "{\"hint\":{\"about\":\"RUN\",\"subject\":null,\"group\":\"g\"},\"at\":\"2030-01-01T00:00:00Z\"}",
                "{\"hint\":{\"about\":\"RUN\",\"subject\":\"s\",\"group\":\"g\"}}",
                "{\"hint\":{\"about\":null,\"subject\":\"s\",\"group\":\"g\"},\"at\":\"2030-01-01T00:00:00Z\"}"
            })
    void nothing_that_is_read_has_a_hole_in_it(String json) {
        assertThatThrownBy(() -> records.read(Sent.class, json)).isInstanceOf(Records.Unreadable.class);
    }

    @Test
    void what_was_written_is_read() {
        var sent = new Sent(new Hint(Hint.About.RUN, "s", "g"), Instant.EPOCH);
        var due = new Due(Instant.EPOCH, Due.Matter.CARD_LATER, "tsk");

        assertThat(records.read(Sent.class, records.write(Sent.class, sent))).isEqualTo(sent);
        assertThat(records.read(Due.class, records.write(Due.class, due))).isEqualTo(due);
    }
}
