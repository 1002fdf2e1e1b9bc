package mupot.testkit.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventPatternTest {

    private static final String RECORD = "{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":"
            + "{\"pk\":{\"S\":\"acme#out.door#3\"},\"sk\":{\"S\":\"01A\"}},\"NewImage\":{\"n\":{\"N\":\"1\"}}}}";

    @Test
    void inserts_are_told_by_name_and_prefix() throws Exception {
        assertThat(EventPattern.inserts("acme#out.").matches(record())).isTrue();
        assertThat(EventPattern.inserts("acme#rcpt.").matches(record())).isFalse();
        assertThat(EventPattern.inserts("acme#out.").matches(json(RECORD.replace("INSERT", "MODIFY"))))
                .isFalse();
    }

    @Test
    void a_deployed_pattern_means_here_what_it_means_there() throws Exception {
        assertThat(matches("{\"eventName\":[\"INSERT\",\"REMOVE\"]}")).isTrue();
        assertThat(matches("{\"eventName\":[{\"anything-but\":[\"INSERT\"]}]}")).isFalse();
        assertThat(matches("{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[{\"suffix\":\"A\"}]}}}}"))
                .isTrue();
        assertThat(matches("{\"dynamodb\":{\"OldImage\":{\"n\":{\"N\":[{\"exists\":false}]}}}}"))
                .isTrue();
        assertThat(matches("{\"dynamodb\":{\"NewImage\":{\"n\":{\"N\":[{\"exists\":false}]}}}}"))
                .isFalse();
        assertThat(matches("{}")).isTrue();
    }

    @Test
    void a_comparison_that_is_not_known_is_refused_rather_than_ignored() {
        assertThatThrownBy(() -> matches("{\"eventName\":[{\"wildcard\":\"I*\"}]}"))
                .hasMessageContaining("wildcard");
        assertThatThrownBy(() -> matches("{\"eventName\":\"INSERT\"}")).hasMessageContaining("lists");
    }

    private static boolean matches(String pattern) throws Exception {
        return EventPattern.parse(pattern).matches(record());
    }

    private static JsonNode record() throws Exception {
        return json(RECORD);
    }

    private static JsonNode json(String text) throws Exception {
        return new JsonMapper().readTree(text);
    }
}
