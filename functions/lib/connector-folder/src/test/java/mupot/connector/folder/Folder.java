package mupot.connector.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.kernel.connector.Connection;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.SquadId;

/** A site folder and a journal folder beside it, and what a person at the same machine could do to them. */
record Folder(Path base) {

    Path site() {
        return made(base.resolve("site"));
    }

    Path journals() {
        return made(base.resolve("journals"));
    }

    Connection connection() {
        String ulid = "0".repeat(26);
        return new Connection(
                new ConnectionId("con_" + ulid),
                new SquadId("sqd_" + ulid),
                new DepartmentId("dep_" + ulid),
                "folder",
                "site",
                site().toString(),
                Instant.EPOCH);
    }

    void put(String target, String text) {
        try {
            Path file = site().resolve(target);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> present(String target) {
        try {
            Path file = site().resolve(target);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and folder of the site, hidden ones too; folders with an empty text. */
    SortedMap<String, String> everything() {
        return everything(site());
    }

    static SortedMap<String, String> everything(Path root) {
        try (var paths = Files.walk(root)) {
            var all = new TreeMap<String, String>();
            for (Path path : paths.toList()) {
                all.put(
                        root.relativize(path).toString(),
                        Files.isRegularFile(path)
                                ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                                : "");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
