package mupot.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;

/**
 * The kernel's records as JSON. An id is its text; a sealed case is an object whose {@code type} is the case's simple
 * name; time is ISO-8601 in UTC. Fields unknown to this version are passed over when read.
 */
public final class Records {

    private static final int MAX_DEPTH = 32;

    private final JsonMapper mapper;

    public Records() {
        mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(new IdsAsText())
                .annotationIntrospector(new SealedCases())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
    }

    /** The mapper itself, for the doors that speak JSON. */
    public JsonMapper mapper() {
        return mapper;
    }

    public <T> String write(Class<T> type, T value) {
        try {
            return mapper.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + type.getSimpleName() + " can't be written as JSON", e);
        }
    }

    /**
     * Refuses what this version can't read, by throwing {@link Unreadable}. Nothing that was read is null, nor any
     * component of it that isn't primitive.
     */
    public <T> T read(Class<T> type, String json) {
        try {
            T value = mapper.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(json);
            return Objects.requireNonNull(value);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new Unreadable("not a readable " + type.getSimpleName(), e);
        }
    }

    /** Stored or received JSON that isn't what it should be. Its message quotes none of it. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
