package mupot.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The project's own files, as the build sees them. */
final class Checkout {

    static final Path ROOT = Path.of(System.getProperty("mupot.root"));
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".generated", ".terraform");

    private Checkout() {}

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders with a pom, as paths from the top; the top itself and mere parents left out. */
    static Set<String> modules() {
        var modules = new TreeSet<String>();
        for (Path pom : files("pom.xml")) {
            String folder = ROOT.relativize(pom.getParent()).toString();
            if (!Set.of("", "functions", "infra").contains(folder)) {
                modules.add(folder);
            }
        }
        return modules;
    }

    static List<Path> classFolders() {
        return modules().stream()
                .map(module -> ROOT.resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> ours(ROOT.relativize(path)))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ours(Path path) {
        for (Path part : path) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
