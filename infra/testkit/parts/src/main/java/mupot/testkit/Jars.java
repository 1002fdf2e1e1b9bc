package mupot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * The jars of one part, in a class loader that sees nothing of the tests' class path and of which the tests see
 * nothing: its versions of Jackson, log4j or the AWS SDK meet no others.
 */
final class Jars {

    private final Path folder;
    private final ClassLoader loader;

    /** @param module the module below infra/testkit that copied the jars */
    Jars(String module) {
        folder = root().resolve("infra/testkit").resolve(module).resolve("target/jars");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder
                    + " is not there. Build from the top with -am, or build infra/testkit/" + module + " first.");
        }
        try (var files = Files.list(folder)) {
            URL[] urls = files.filter(it -> it.toString().endsWith(".jar"))
                    .map(Jars::url)
                    .toArray(URL[]::new);
            loader = new URLClassLoader(module, urls, ClassLoader.getPlatformClassLoader());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder() {
        return folder;
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** Runs the work as code of these jars expects it: their loader is the thread's. */
    <T> T inside(Callable<T> work) {
        var thread = Thread.currentThread();
        ClassLoader outside = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } catch (Exception failure) {
            throw new IllegalStateException("a part for tests failed: " + folder, failure);
        } finally {
            thread.setContextClassLoader(outside);
        }
    }

    /** What the build says, else the first folder upwards that has a testkit: tests also run in an editor. */
    private static Path root() {
        String said = System.getProperty("mupot.root");
        Path start = Path.of(said == null ? "" : said).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("infra/testkit"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + start + " has infra/testkit");
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
