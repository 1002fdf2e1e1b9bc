package mupot.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A native function can make JSON only of types that it was told about when it was built. */
class NativeReflectionTest {

    private static final Path REGISTERED = Path.of(
            System.getProperty("mupot.root"),
            "functions/lib/wire/src/main/resources/META-INF/native-image/mupot/mupot-wire/reflect-config.json");

    @Test
    void every_type_that_is_stored_or_sent_is_registered_for_native_functions() throws Exception {
        String wanted = ReachableTypes.all().stream()
                .map(Class::getName)
                .map(
                        """
                        {"name": "%s", "allDeclaredConstructors": true, "allDeclaredMethods": true, \
                        "allDeclaredFields": true, "allRecordComponents": true, "allPermittedSubclasses": true}"""
                                ::formatted)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(REGISTERED.getParent());
            Files.writeString(REGISTERED, wanted);
        }

        assertThat(Files.readString(REGISTERED)).isEqualTo(wanted);
    }

    @Test
    void the_walk_reaches_what_lies_deep() throws Exception {
        assertThat(ReachableTypes.all())
                .contains(
                        mupot.kernel.task.TaskState.class,
                        mupot.kernel.id.MemberId.class,
                        mupot.wire.api.Work.Proposal.class);
    }
}
