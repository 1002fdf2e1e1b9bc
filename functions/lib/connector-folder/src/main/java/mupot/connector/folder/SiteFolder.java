package mupot.connector.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.Connection;

/** The folder of one connection: what lies under its root, and nothing that a link or a name could reach beyond. */
record SiteFolder(Path root) {

    static final String KIND = "folder";

    /** Empty: the connection's origin is no folder that can be read, or became a link to elsewhere since. */
    static Optional<SiteFolder> of(Connection connection) {
        try {
            Path origin = Path.of(connection.origin());
            if (!origin.isAbsolute() || !Files.isDirectory(origin)) {
                return Optional.empty();
            }
            return origin.equals(origin.toRealPath()) ? Optional.of(new SiteFolder(origin)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Where the target would stand. Empty: no target, or a link or a file stands where a folder would have to be. */
    Optional<Path> place(String target) {
        return Target.parse(target).flatMap(this::place);
    }

    private Optional<Path> place(Target target) {
        try {
            Path at = root;
            for (String part : target.parts()) {
                if (!at.equals(root) && Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !isOwnFolder(at)) {
                    return Optional.empty();
                }
                at = at.resolve(part);
            }
            return isSpelledOtherwise(at) ? Optional.empty() : Optional.of(at);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isOwnFolder(Path at) {
        return Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS);
    }

    /** On a file system that ignores case, another spelling of a file that is there would be a second name for it. */
    private static boolean isSpelledOtherwise(Path at) throws IOException {
        return Files.exists(at, LinkOption.NOFOLLOW_LINKS)
                && !at.toRealPath(LinkOption.NOFOLLOW_LINKS).equals(at);
    }

    /** The folders between the root and the file that aren't there yet, outermost first. */
    List<Path> missingFolders(Path file) {
        var missing = new ArrayList<Path>();
        Path at = root;
        for (Path part : root.relativize(file)) {
            at = at.resolve(part);
            if (!at.equals(file) && !isOwnFolder(at)) {
                missing.add(at);
            }
        }
        return missing;
    }
}
