package mupot.testkit.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;

/** A function's package in a temporary folder of its own, as Lambda lays it out in the task root. */
final class UnpackedZip implements AutoCloseable {

    private final Path folder;
    private final Path root;

    UnpackedZip(Path zip) {
        try {
            folder = Files.createTempDirectory("function-");
            root = Files.createDirectory(folder.resolve("task"));
            unpack(zip);
        } catch (IOException e) {
            throw new UncheckedIOException("can't unpack " + zip + "; was the function packaged?", e);
        }
    }

    Path root() {
        return root;
    }

    /** A new file outside the task root. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** A package with a {@code bootstrap} brings its own runtime; any other is for the managed Java runtime. */
    List<String> command(Deployment deployment) {
        var bootstrap = root.resolve("bootstrap");
        return Files.exists(bootstrap) ? List.of(bootstrap.toString()) : ManagedRuntime.command(deployment);
    }

    @Override
    public void close() {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().filter(each -> !each.isDirectory()).toList()) {
                var target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new IOException("entry leaves the folder: " + entry.getName());
                }
                Files.createDirectories(target.resolveSibling("."));
                try (var bytes = file.getInputStream(entry)) {
                    Files.copy(bytes, target);
                }
                if (entry.getName().equals("bootstrap") && !target.toFile().setExecutable(true)) {
                    throw new IOException("can't make bootstrap executable");
                }
            }
        }
    }
}
