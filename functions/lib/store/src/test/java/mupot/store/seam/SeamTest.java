package mupot.store.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeamTest {

    private static final Key A = new Key(Table.WORK, "p", "a");

    private static Write put(String sort, String text) {
        return new Write.Put(new Item(new Key(Table.WORK, "p", sort), 1, null, Map.of("t", Value.of(text))), List.of());
    }

    @Test
    void keys_keep_to_their_bytes() {
        assertThatCode(() -> new Key(Table.WORK, "é".repeat(1024), "é".repeat(512)))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> new Key(Table.WORK, "é".repeat(1024) + "x", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Key(Table.WORK, "p", "é".repeat(512) + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Key(Table.WORK, "", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Key(Table.WORK, "p", ""));
    }

    @Test
    void half_a_surrogate_pair_is_refused_in_keys_and_texts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Key(Table.WORK, "p", "\uD83D"));
        assertThatIllegalArgumentException().isThrownBy(() -> Value.of("\uDE80x"));
    }

    @Test
    void a_transaction_has_1_to_100_writes() {
        var many = IntStream.range(0, 101).mapToObj(i -> put("k" + i, "")).toList();

        assertThatIllegalArgumentException().isThrownBy(() -> new Transaction("t", many));
        assertThatIllegalArgumentException().isThrownBy(() -> new Transaction("t", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Transaction("", many.subList(0, 1)));
    }

    @Test
    void two_writes_never_name_one_item() {
        var check = new Write.Check(A, List.of(new Condition.Present()));

        assertThatIllegalArgumentException().isThrownBy(() -> new Transaction("t", List.of(put("a", ""), check)));
    }

    @Test
    void an_item_has_at_most_400_kb_and_a_transaction_4_mb() {
        var eleven = IntStream.range(0, 11)
                .mapToObj(i -> put("k" + i, "x".repeat(390 * 1024)))
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transaction("t", List.of(put("a", "ä".repeat(200 * 1024)))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Transaction("t", eleven));
    }

    @Test
    void an_expiry_counts_to_the_second() {
        var item = new Item(A, 1, Instant.parse("2030-01-01T00:00:05.900Z"), Map.of());

        assertThat(item.expires()).isEqualTo(Instant.parse("2030-01-01T00:00:05Z"));
        assertThat(item.visibleAt(Instant.parse("2030-01-01T00:00:04.999Z"))).isTrue();
        assertThat(item.visibleAt(Instant.parse("2030-01-01T00:00:05Z"))).isFalse();
    }

    @Test
    void the_engines_own_names_are_no_attributes() {
        for (String name : Item.RESERVED) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Item(A, 1, null, Map.of(name, Value.of(1))));
            assertThatIllegalArgumentException().isThrownBy(() -> new Write.Add(A, Map.of(name, 1L), null, List.of()));
        }
    }

    @Test
    void keys_order_as_their_bytes_do() {
        var random = new Random(7);
        int[] alphabet = {'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F680, 0x10FFFF
        };
        for (int round = 0; round < 100; round++) {
            var keys = IntStream.range(0, 40)
                    .mapToObj(i -> random.ints(random.nextInt(4), 0, alphabet.length)
                            .map(at -> alphabet[at])
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString())
                    .toList();
            var ours = keys.stream().sorted(Key.BYTE_ORDER).toList();
            var bytes = keys.stream()
                    .sorted((a, b) -> Arrays.compareUnsigned(
                            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            assertThat(ours).isEqualTo(bytes);
        }
    }

    @Test
    void an_empty_batch_is_one() {
        assertThatCode(() -> Engine.mustBeBatch(Collections.emptyList())).doesNotThrowAnyException();
    }
}
