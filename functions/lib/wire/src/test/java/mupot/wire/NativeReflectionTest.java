package mupot.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Kinds;
import mupot.testkit.ReflectConfig;
import org.junit.jupiter.api.Test;

/** A native function can make JSON only of types that it was told about when it was built. */
class NativeReflectionTest {

    @Test
    void every_type_that_is_stored_or_sent_is_registered_for_native_functions() throws Exception {
        ReflectConfig wanted = all();

        assertThat(wanted.registered("wire")).isEqualTo(wanted.json());
    }

    @Test
    void the_walk_reaches_what_lies_deep() throws Exception {
        assertThat(all().types())
                .contains(
                        mupot.kernel.task.TaskState.class,
                        mupot.kernel.id.MemberId.class,
                        mupot.wire.api.Work.Proposal.class);
    }

    /** Whatever is stored, this module's own records, and what their components lead to. */
    private static ReflectConfig all() throws Exception {
        var types = new ReflectConfig();
        for (Kind<?> kind : Kinds.all()) {
            types.with(kind.type());
        }
        Path classes = Path.of(Records.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".class")).toList()) {
                String path = classes.relativize(file).toString();
                Class<?> type = Class.forName(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'));
                if (type.isRecord()) {
                    types.with(type);
                }
            }
        }
        return types;
    }
}
