package mupot.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** As it is shipped, faults and all, even where it was repaired before. */
    static Path copyOfBakery(Path sites) throws IOException {
        Path copy = Files.createDirectories(sites.resolve("bakery"));
        try (Stream<Path> all = Files.walk(bakery())) {
            for (Path path : all.toList()) {
                Path target = copy.resolve(bakery().relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return copy;
    }

    /** Contents of all files by path, hidden ones too. */
    static SortedMap<String, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    /** Texts of pages by path. */
    static SortedMap<String, String> pages(Path site) throws IOException {
        var pages = new TreeMap<String, String>();
        files(site).forEach((path, bytes) -> {
            if (path.endsWith(".html")) {
                pages.put(path, new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        return pages;
    }

    /** What each role may do with the tables, as Terraform reads it. */
    static String permissions() {
        try {
            return Files.readString(ROOT.resolve("terraform/permissions.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package of a function, as Lambda gets it. */
    static Path zip(String function) {
        return ROOT.resolve("functions").resolve(function).resolve("target/function.zip");
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
