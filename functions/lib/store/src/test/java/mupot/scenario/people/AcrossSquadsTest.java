package mupot.scenario.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Paging;
import mupot.kernel.org.AcrossSquads;
import mupot.kernel.org.Department;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Entered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcrossSquadsTest {

    private final Office office = new Office();
    private final Entered ada = office.ada();
    private final Department growth = office.department(ada, "Growth");
    private final Squad one = office.squad(ada, growth, "One");
    private final Squad two = office.squad(ada, growth, "Two");
    private final Squad three = office.squad(ada, growth, "Three");
    private final Map<Squad, List<String>> kept =
            Map.of(one, List.of("a", "b", "c"), two, List.of(), three, List.of("d", "e"));
    private final AcrossSquads across = new AcrossSquads(List.of(one, two, three));

    private Listed<String> part(Squad squad, Paging paging) {
        List<String> all = kept.get(squad);
        int from = paging.after().map(cursor -> all.indexOf(cursor) + 1).orElse(0);
        int to = Math.min(all.size(), from + paging.limit());
        return new Listed<>(all.subList(from, to), to < all.size() ? Optional.of(all.get(to - 1)) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 100})
    void pages_of_any_size_hold_each_item_once_and_in_order(int limit) {
        List<String> read = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Listed<String> page = across.read(new Paging(after, limit), this::part);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            read.addAll(page.items());
            after = page.next();
        } while (after.isPresent());

        assertThat(read).containsExactly("a", "b", "c", "d", "e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "/", "sqd_unknown/a"})
    void behind_a_cursor_that_no_list_gave_there_is_nothing(String cursor) {
        assertThat(across.read(new Paging(Optional.of(cursor), 10), this::part).items())
                .isEmpty();
    }
}
