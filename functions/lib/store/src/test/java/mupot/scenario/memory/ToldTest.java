package mupot.scenario.memory;

import static mupot.scenario.memory.Library.KEY;
import static mupot.scenario.memory.Library.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mupot.kernel.book.Held;
import mupot.kernel.memory.FactKey;
import mupot.kernel.memory.MemoryScope;
import mupot.kernel.memory.Recalled;
import mupot.kernel.run.Run;
import org.junit.jupiter.api.Test;

/** What agents remember neither takes the place of what people confirmed nor makes every question dear. */
class ToldTest {

    private static final FactKey VOICE = new FactKey("brand/voice");

    private final Library library = new Library();

    @Test
    void however_many_keys_an_agent_puts_before_it_what_people_confirmed_is_told() {
        given(library.remember(library.lee, library.ofWeb(), VOICE, "We say bakery."));
        given(library.remember(library.ada, MemoryScope.POT, VOICE, "We say you."));
        remembered(120, "x");

        List<Recalled> told = library.told(library.runOfOperator());

        assertThat(told)
                .filteredOn(one -> one.trust() == Recalled.Trust.CONFIRMED)
                .extracting(one -> one.fact().text())
                .containsExactly("We say you.", "We say bakery.");
        assertThat(told)
                .filteredOn(one -> one.trust() == Recalled.Trust.QUARANTINED)
                .hasSize(5);
    }

    @Test
    void what_nobody_confirmed_is_told_in_4_KB_of_each_place() {
        remembered(5, "y".repeat(1500));

        assertThat(library.told(library.runOfOperator())).hasSize(2);
    }

    @Test
    void what_people_confirmed_is_told_in_16_KB_of_each_place_and_25_of_each() {
        for (int i = 10; i < 50; i++) {
            given(library.remember(library.lee, library.ofWeb(), new FactKey("k/" + i), "short"));
            given(library.remember(library.ada, MemoryScope.POT, new FactKey("k/" + i), "z".repeat(4000)));
        }

        assertThat(library.told(library.runOfOperator())).hasSize(4 + 25);
    }

    @Test
    void a_confirmed_fact_that_an_agent_changed_since_is_told_as_nobodys() {
        Held<Run> run = library.runOfOperator();
        given(library.remember(library.lee, library.ofWeb(), KEY, "It is 12."));
        given(library.rememberAsAgent(run, KEY, "It is 13."));

        assertThat(library.told(run)).extracting(Recalled::trust).containsExactly(Recalled.Trust.QUARANTINED);
    }

    @Test
    void what_was_forgotten_is_not_told() {
        given(library.remember(library.lee, library.ofWeb(), KEY, "It is 12."));
        given(library.forget(library.lee, library.ofWeb(), KEY));

        assertThat(library.told(library.runOfOperator())).isEmpty();
    }

    /** By runs that may remember 20 each. */
    private void remembered(int number, String text) {
        Held<Run> run = library.runOfOperator();
        for (int i = 0; i < number; i++) {
            if (i % 20 == 0) {
                run = library.runOfOperator();
            }
            given(library.rememberAsAgent(run, new FactKey("0-" + (100 + i)), text + i));
        }
    }
}
