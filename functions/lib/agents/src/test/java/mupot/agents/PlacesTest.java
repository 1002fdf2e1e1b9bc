package mupot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text leads, however it is spelled. */
class PlacesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href=\"https://evil.example/a\">            | https://evil.example",
                "<img src=//evil.example:8080/x.png>            | //evil.example:8080",
                "<a href=\"HTTPS://Evil.Example\">              | https://evil.example",
                "<a href=\"https://shop.example@evil.example/\">| https://evil.example",
                "<a href=\"https:/evil.example/\">              | https://evil.example",
                "<a href=\"https:evil.example/\">               | https://evil.example",
                "<a href=\"https:\\\\evil.example\\x\">         | https://evil.example",
                "<a href=\"/\\evil.example/\">                  | //evil.example",
                "<a href=\"https:&#47;&#x2F;evil.example/\">    | https://evil.example",
                "<a href=\"https&colon;&sol;&sol;evil&period;example\"> | https://evil.example",
                "<img srcset=\"a.png 1x, //evil.example/b 2x\"> | //evil.example",
                "<p style='background:url(//evil.example/c)'>   | //evil.example",
                "[here](https://evil.example)                   | https://evil.example",
                "<a href=\"wss://evil.example/s\">              | wss://evil.example",
            })
    void a_place_is_found_in_whatever_way_it_is_written(String text, String place) {
        assertThat(Places.in(text)).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"https://\u0435vil.example/\">",
                "<a href=\"https://evil\u3002example/\">",
                "<a href=\"https://[2001:db8::1]/\">",
                "<a href=\"https://%65vil.example/\">",
                "<a href=\"htt\nps://evil.example\">",
                "<a href='/\t/evil.example'>",
                "<a href=\"https:/\u200b/evil.example\">",
                "<a href=\"data://evil.example/x\">",
            })
    void a_place_in_any_script_or_broken_up_is_found(String text) {
        assertThat(Places.in("<a href=\"https://shop.example/\">" + text)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a / b", "1 // 2", "<a href=\"about.html\">", "<br/>", "mailto:a@b.example", "5/6/2026"})
    void what_leads_nowhere_else_is_no_place(String text) {
        assertThat(Places.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#x110000;//a.example", "&#55296;//a.example", "&#9999999;//a.example", "&#0;//a.example"})
    void numbers_that_are_no_characters_do_no_harm(String text) {
        assertThat(Places.in(text)).contains("//a.example");
    }
}
