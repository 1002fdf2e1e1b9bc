package mupot.scenario.memory;

import static mupot.scenario.memory.Library.KEY;
import static mupot.scenario.memory.Library.given;
import static mupot.scenario.memory.Library.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.id.Hash;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.Recalled;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;
import org.junit.jupiter.api.Test;

/** A newer fact takes the place of the older, which stays as history; what is forgotten leaves no text anywhere. */
class ForgettingTest {

    private final Library library = new Library();

    @Test
    void a_newer_fact_supersedes_and_the_history_is_kept_with_who_said_what() {
        given(library.remember(library.moe, library.ofWeb(), KEY, "It is 12."));
        given(library.rememberAsAgent(library.runOfOperator(), KEY, "It is 13."));
        given(library.remember(library.lee, library.ofWeb(), KEY, "It is 14."));

        List<Recalled> history =
                given(library.history(library.obi, library.ofWeb(), KEY)).items();

        assertThat(history).extracting(it -> it.fact().version()).containsExactly(3, 2, 1);
        assertThat(history).extracting(it -> it.fact().text()).containsExactly("It is 14.", "It is 13.", "It is 12.");
        assertThat(history)
                .extracting(it -> it.fact().from().author().id())
                .containsExactly(library.lee.value(), library.operator.value(), library.moe.value());
        assertThat(library.found(library.obi))
                .extracting(it -> it.fact().text())
                .containsExactly("It is 14.");
    }

    @Test
    void the_history_is_bounded_and_the_newest_stay() {
        IntStream.rangeClosed(1, Fact.KEPT + 10)
                .forEach(number -> given(library.remember(library.moe, library.ofWeb(), KEY, "It is " + number + ".")));

        List<Recalled> history =
                given(library.history(library.obi, library.ofWeb(), KEY)).items();

        assertThat(history).hasSize(Fact.KEPT + 1);
        assertThat(history.getFirst().fact().version()).isEqualTo(Fact.KEPT + 10);
        assertThat(history.getLast().fact().version()).isEqualTo(10);
        given(library.forget(library.lee, library.ofWeb(), KEY));
        assertThat(everythingInMemory()).noneMatch(json -> json.contains("It is "));
    }

    @Test
    void what_is_forgotten_is_known_to_nobody_and_its_receipt_holds_a_hash() {
        Fact fact = given(library.remember(library.moe, library.ofWeb(), KEY, "Ben is ill."))
                .fact();
        given(library.remember(library.moe, library.ofWeb(), KEY, "Ben is well."));
        Hash last = library.found(library.moe).getFirst().fact().hash();

        given(library.forget(library.lee, library.ofWeb(), KEY));

        assertThat(library.found(library.ada)).isEmpty();
        assertThat(library.texts(library.ada)).isEmpty();
        assertThat(library.recalledBy(library.runOfOperator())).isEmpty();
        assertThat(refused(library.history(library.ada, library.ofWeb(), KEY))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(everythingInMemory()).noneMatch(json -> json.contains("Ben"));
        assertThat(library.at(Refs.confirmation(fact.scope(), fact.key()))).isEmpty();
        assertThat(library.book(Role.API)
                        .page(Section.of(Kinds.CONFIRMED, library.ofWeb().key()), Optional.empty(), 10)
                        .items())
                .isEmpty();
        assertThat(library.receiptTexts()).noneMatch(json -> json.contains("Ben"));
        assertThat(library.receiptTexts())
                .filteredOn(json -> json.contains("memory.forget"))
                .singleElement()
                .asString()
                .contains(last.value(), library.lee.value());
    }

    @Test
    void what_is_forgotten_can_be_known_anew_and_was_not_confirmed_before() {
        given(library.remember(library.moe, library.ofWeb(), KEY, "It is 12."));
        given(library.forget(library.lee, library.ofWeb(), KEY));

        Fact again = given(library.rememberAsAgent(library.runOfOperator(), KEY, "It is 12."));

        assertThat(again.version()).isEqualTo(3);
        assertThat(library.found(library.moe)).extracting(Recalled::trust).containsExactly(Recalled.Trust.QUARANTINED);
        assertThat(given(library.history(library.moe, library.ofWeb(), KEY)).items())
                .hasSize(1);
    }

    @Test
    void what_is_not_there_is_not_forgotten() {
        assertThat(refused(library.forget(library.lee, library.ofWeb(), KEY))).isEqualTo(Refusal.Code.NOT_FOUND);
        given(library.remember(library.moe, library.ofWeb(), KEY, "It is 12."));
        given(library.forget(library.lee, library.ofWeb(), KEY));
        assertThat(refused(library.forget(library.lee, library.ofWeb(), KEY))).isEqualTo(Refusal.Code.NOT_FOUND);
    }

    @Test
    void the_same_delivery_again_is_answered_the_same() {
        var caller = library.caller(library.moe, "the same");
        Answer<Recalled> first = library.remembering().remember(caller, library.ofWeb(), KEY, "It is 12.");

        assertThat(library.remembering().remember(caller, library.ofWeb(), KEY, "It is 12."))
                .isEqualTo(first);
        assertThat(library.receiptTexts())
                .filteredOn(json -> json.contains("memory.remember"))
                .hasSize(1);
    }

    private List<String> everythingInMemory() {
        return List.of(
                library.book(Role.API)
                        .page(Section.of(Kinds.FACT, library.ofWeb().key()), Optional.empty(), 1000)
                        .items()
                        .toString(),
                library.book(Role.API)
                        .page(Section.of(Kinds.FACT_BEFORE, library.ofWeb().key(), "H#"), Optional.empty(), 1000)
                        .items()
                        .toString());
    }
}
