package mupot.connector.folder;

import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.SiteReading;

/**
 * Reads a folder. Its targets are the regular files under the connection's origin, with {@code /} between the parts and
 * sorted; hidden ones, and whatever a symbolic link leads to, aren't there.
 */
public final class FolderReading implements SiteReading {

    private final Disk disk = new FileDisk();

    @Override
    public String kind() {
        return SiteFolder.KIND;
    }

    @Override
    public List<String> targets(Connection connection) {
        SiteFolder folder = SiteFolder.of(connection)
                .orElseThrow(() -> new java.io.UncheckedIOException(
                        "the folder of this connection isn't there: " + connection.id(),
                        new NoSuchFileException(connection.name())));
        return Targets.in(folder);
    }

    @Override
    public Optional<String> read(Connection connection, String target) {
        return Text.of(disk, connection, target);
    }
}
