package mupot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mupot.wire.api.Items;
import mupot.wire.api.Organisation;
import mupot.wire.api.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodiesTest {

    private final JsonBodies bodies = new JsonBodies();

    private <T> T read(Class<T> type, String json) throws IOException {
        return bodies.read(type, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_body_is_read_and_what_may_be_left_out_may_be_left_out() throws IOException {
        assertThat(read(Organisation.SquadWanted.class, "{\"name\":\"Web\",\"department\":\"growth\"}"))
                .isEqualTo(new Organisation.SquadWanted("Web", "growth", Optional.empty()));
        assertThat(read(People.TokenWanted.class, "{\"scope\":[\"lead@pot\"],\"label\":null}"))
                .isEqualTo(
                        new People.TokenWanted(Optional.empty(), Optional.of(List.of("lead@pot")), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{\"name\":\"Web\"}",
                "{\"name\":null,\"department\":\"d\"}",
                "{\"name\":7,\"department\":\"d\"}",
                "{\"name\":true,\"department\":\"d\"}",
                "{\"name\":1.5,\"department\":\"d\"}",
                "{\"name\":{},\"department\":\"d\"}",
                "{\"name\":[\"a\"],\"department\":\"d\"}",
                "{\"name\":\"a\",\"department\":\"d\",\"rank\":\"owner\"}",
                "{\"name\":\"a\",\"name\":\"b\",\"department\":\"d\"}",
                "{\"name\":\"a\",\"department\":\"d\"} x",
                "{\"name\":\"\\ud800\",\"department\":\"d\"}",
                "{\"name\":\"a\\u0000\",\"department\":\"d\"}",
                "\uFEFF{\"name\":\"a\",\"department\":\"d\"}",
                "{\"name\":NaN,\"department\":\"d\"}"
            })
    void anything_else_is_malformed(String json) {
        assertThatThrownBy(() -> read(Organisation.SquadWanted.class, json))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.status()).isEqualTo(400));
    }

    @Test
    void a_list_holds_no_null() {
        assertThatThrownBy(() -> read(People.TokenWanted.class, "{\"scope\":[null]}"))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void bytes_that_are_no_utf_8_are_malformed() {
        byte[] broken = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};

        assertThatThrownBy(() -> bodies.read(Organisation.Named.class, new ByteArrayInputStream(broken)))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void json_is_utf_8_and_nothing_else() {
        byte[] other = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> bodies.read(Organisation.Named.class, new ByteArrayInputStream(other)))
                .isInstanceOf(Unfit.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data"})
    @SuppressWarnings("unchecked")
    void a_body_that_says_to_be_something_else_is_not_read(String type) {
        var headers = new jakarta.ws.rs.core.MultivaluedHashMap<String, String>();
        headers.putSingle("Content-Type", type);
        var body = new ByteArrayInputStream("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> bodies.readFrom(
                        (Class<Record>) (Class<?>) Organisation.Named.class,
                        Organisation.Named.class,
                        new java.lang.annotation.Annotation[0],
                        MediaType.valueOf(type),
                        headers,
                        body))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.status()).isEqualTo(415));
    }

    @Test
    void json_is_at_most_32_deep_and_a_body_at_most_256_kib() {
        assertThatThrownBy(
                        () -> read(Organisation.Named.class, "{\"name\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.status()).isEqualTo(400));
        assertThatThrownBy(() -> read(Organisation.Named.class, "{\"name\":\"" + "x".repeat(256 * 1024) + "\"}"))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.status()).isEqualTo(413));
    }

    @Test
    void absence_is_written_as_null_so_that_a_list_always_has_its_next() throws IOException {
        var body = new ByteArrayOutputStream();
        Record page = new Items<>(List.of(new Organisation.Department("dep_1", "Growth", "growth")), Optional.empty());

        bodies.writeTo(
                page,
                Items.class,
                Items.class,
                new java.lang.annotation.Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new jakarta.ws.rs.core.MultivaluedHashMap<>(),
                body);

        assertThat(body.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"items\":[{\"id\":\"dep_1\",\"name\":\"Growth\",\"slug\":\"growth\"}],\"next\":null}");
    }

    @Test
    void what_is_not_of_the_api_is_left_to_others() {
        record Foreign(String name) {}

        assertThat(bodies.isReadable(
                        Foreign.class,
                        Foreign.class,
                        new java.lang.annotation.Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/octet-stream",
                "*/*"
            })
    void a_body_of_another_type_is_not_read(String type) {
        var body = new ByteArrayInputStream("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> readAs(type, body))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.status()).isEqualTo(415));
    }

    @Test
    void json_in_whatever_charset_is_read() throws IOException {
        var body = new ByteArrayInputStream("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(readAs("application/json; charset=UTF-8", body)).isEqualTo(new Organisation.Named("a"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Record readAs(String type, ByteArrayInputStream body) throws IOException {
        return bodies.readFrom(
                (Class) Organisation.Named.class,
                Organisation.Named.class,
                new Annotation[0],
                mediaType(type),
                new MultivaluedHashMap<>(),
                body);
    }

    private static MediaType mediaType(String spelled) {
        String[] parts = spelled.split("[/;]");
        return new MediaType(parts[0], parts[1]);
    }
}
