package mupot.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's own files, as the build has made them. */
final class Checkout {

    static final Path ROOT = Path.of(System.getProperty("mupot.root"));

    private Checkout() {}

    static Path bakery() {
        return ROOT.resolve("test-fixtures/sites/alder-bakery");
    }

    static Path repairedBakery() {
        return ROOT.resolve("test-fixtures/sites/alder-bakery.repaired");
    }

    static Path copyOfBakery(Path sites) throws IOException {
        Path copy = Files.createDirectories(sites.resolve("bakery"));
        try (Stream<Path> all = Files.walk(bakery())) {
            for (Path path : all.toList()) {
                Path target = copy.resolve(bakery().relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return copy;
    }

    /** Texts of pages by path. */
    static SortedMap<String, String> pages(Path site) throws IOException {
        var pages = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(site)) {
            for (Path path : all.filter(one -> one.toString().endsWith(".html")).toList()) {
                pages.put(site.relativize(path).toString(), Files.readString(path));
            }
        }
        return pages;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
