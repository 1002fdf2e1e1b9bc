package mupot.testkit.lambda.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages the samples as a build would. */
public final class SampleZip {

    public static final String PROBE = Probe.class.getName() + "::handleRequest";

    private SampleZip() {}

    /** {@link Probe}, for the managed Java runtime. */
    public static Path probe(Path folder) throws IOException {
        var zip = folder.resolve("probe.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, classFile(Probe.class), bytesOf(Probe.class));
        }
        return zip;
    }

    /** {@link SampleRuntime} behind a {@code bootstrap}. */
    public static Path bootstrap(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = "#!/bin/sh\nexec %s -cp . %s\n".formatted(java, SampleRuntime.class.getName());
        var zip = folder.resolve("bootstrap.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, "bootstrap", script.getBytes(StandardCharsets.UTF_8));
            add(out, classFile(SampleRuntime.class), bytesOf(SampleRuntime.class));
        }
        return zip;
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream("/" + classFile(type))) {
            return in.readAllBytes();
        }
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
