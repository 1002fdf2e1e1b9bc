package mupot.connector.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Lists a folder in the order of its targets' spelling and stops at the limit, however much more there is. */
final class Targets {

    private static final int MAX = 10_000;
    private static final int MAX_DEPTH = 64;

    private final List<String> found = new ArrayList<>();

    private Targets() {}

    static List<String> in(SiteFolder folder) {
        var targets = new Targets();
        try {
            targets.add(folder.root(), "", 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder can't be listed", e);
        }
        return List.copyOf(targets.found);
    }

    private void add(Path folder, String prefix, int depth) throws IOException {
        for (var entry : entries(folder).entrySet()) {
            if (found.size() >= MAX) {
                return;
            }
            if (!entry.getKey().endsWith("/")) {
                found.add(prefix + entry.getKey());
            } else if (depth < MAX_DEPTH) {
                add(entry.getValue(), prefix + entry.getKey(), depth + 1);
            }
        }
    }

    /** A folder's name carries its slash while sorting, so that the walk is in the order of whole targets. */
    private static TreeMap<String, Path> entries(Path folder) throws IOException {
        var entries = new TreeMap<String, Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                String name = path.getFileName().toString();
                if (Target.isName(name)) {
                    add(entries, name, path);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static void add(TreeMap<String, Path> entries, String name, Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            entries.put(name + "/", path);
        } else if (attributes.isRegularFile()) {
            entries.put(name, path);
        }
    }
}
