package mupot.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    @TempDir
    Path temp;

    @Test
    void the_data_folder_is_the_users_own_even_if_it_was_open_before() throws Exception {
        Path folder = Files.createDirectory(
                temp.resolve("pot"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock.folder())))
                    .isEqualTo("rwx------");
        }
    }
}
