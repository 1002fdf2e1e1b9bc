package mupot.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8785, so that anyone's implementation gives the same bytes as ours. */
class CanonicalJsonTest {

    @Test
    void the_example_of_section_3_2_2() {
        assertThat(
                        canonical(
                                """
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }"""))
                .isEqualTo(
                        """
                        {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                        "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @Test
    void the_sorting_example_of_section_3_2_3() {
        assertThat(
                        canonical(
                                """
                        {
                          "\\u20ac": "Euro Sign",
                          "\\r": "Carriage Return",
                          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                          "1": "One",
                          "\\ud83d\\ude00": "Emoji: Grinning Face",
                          "\\u0080": "Control",
                          "\\u00f6": "Latin Small Letter O With Diaeresis"
                        }"""))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void the_numbers_of_appendix_b(String bits, String spelled) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(canonical("[" + number + "]")).isEqualTo("[" + spelled + "]");
    }

    @Test
    void arrays_keep_their_order_and_objects_in_them_are_sorted() {
        assertThat(canonical("[56, {\"d\": true, \"10\": null, \"1\": []}, \"b\", \"a\"]"))
                .isEqualTo("[56,{\"1\":[],\"10\":null,\"d\":true},\"b\",\"a\"]");
    }

    @Test
    void names_are_sorted_by_code_unit_not_by_language() {
        assertThat(canonical("{\"p\u00eache\": 1, \"p\u00e9ch\u00e9\": 2, \"peach\": 3, \"sin\": 4, \"P\": 5}"))
                .isEqualTo("{\"P\":5,\"peach\":3,\"p\u00e9ch\u00e9\":2,\"p\u00eache\":1,\"sin\":4}");
    }

    @Test
    void structures_are_sorted_at_every_depth() {
        assertThat(canonical("{\"b\": {\"z\": {\"y\": 1, \"Y\": 2}, \"\": 0}, \"a\": {}, \"\": [{}]}"))
                .isEqualTo("{\"\":[{}],\"a\":{},\"b\":{\"\":0,\"z\":{\"Y\":2,\"y\":1}}}");
    }

    @Test
    void text_is_not_normalised() {
        assertThat(canonical("{\"composed\": \"\u00c5\", \"combined\": \"A\\u030a\"}"))
                .isEqualTo("{\"combined\":\"A\u030a\",\"composed\":\"\u00c5\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "[1] [2]", "{\"a\":\"\\ud800\"}"})
    void what_is_no_json_has_no_canonical_bytes(String text) {
        assertThatThrownBy(() -> JcsCanon.canonical(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String canonical(String json) {
        return new String(JcsCanon.canonical(json), StandardCharsets.UTF_8);
    }
}
