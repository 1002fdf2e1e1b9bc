package mupot.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NativeReflectionTest {

    private static final String REGISTERED = "/META-INF/native-image/mupot/mupot-engine-aws/reflect-config.json";

    @Test
    void what_a_secret_is_stored_as_is_registered_for_native_functions() throws Exception {
        try (InputStream stream = Objects.requireNonNull(SsmSecrets.class.getResourceAsStream(REGISTERED))) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"name\": \"" + SsmSecrets.Sealed.class.getName() + "\"");
        }
    }
}
