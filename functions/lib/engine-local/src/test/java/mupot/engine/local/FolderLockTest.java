package mupot.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path temporary;

    @Test
    void a_second_taking_is_refused_until_the_first_is_closed() {
        var folder = temporary.resolve("new/pot");
        var first = FolderLock.take(folder);

        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOf(FolderInUse.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("in use by another pot")
                .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        assertThatThrownBy(() -> FolderLock.take(temporary.resolve("new/../new/pot")))
                .isInstanceOf(FolderInUse.class);

        first.close();
        FolderLock.take(folder).close();
    }

    @Test
    void each_start_has_the_next_boot_number() {
        for (int boot = 1; boot <= 3; boot++) {
            try (var lock = FolderLock.take(temporary)) {
                assertThat(lock.boot()).isEqualTo(boot);
            }
        }
    }

    @Test
    void a_refused_start_is_no_boot() {
        try (var lock = FolderLock.take(temporary)) {
            assertThatThrownBy(() -> FolderLock.take(temporary)).isInstanceOf(FolderInUse.class);
        }
        try (var lock = FolderLock.take(temporary)) {
            assertThat(lock.boot()).isEqualTo(2);
        }
    }
}
