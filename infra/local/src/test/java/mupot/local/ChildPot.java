package mupot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mupot.fakes.SignedInteraction;

/** A {@link CrashingPot}, seen from outside. */
final class ChildPot implements PotDoor {

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter lines;

    private ChildPot(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.lines = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * How children are started.
     *
     * @param folder where their class archive and their log are kept
     */
    record Nursery(Path folder, String classPath) {

        Nursery(Path folder) {
            this(folder, ClassPath.inJars(folder));
        }

        /** A process that waits for its start; once it has ended well, later ones find its classes prepared. */
        ChildPot first() {
            return child("-XX:+AutoCreateSharedArchive");
        }

        ChildPot later() {
            return child("-Xshare:auto");
        }

        private ChildPot child(String sharing) {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    sharing,
                    "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                    "-Xlog:disable",
                    "-Xmx192m",
                    "-Dorg.sqlite.tmpdir=" + folder,
                    "-cp",
                    classPath,
                    CrashingPot.class.getName());
            builder.redirectError(ProcessBuilder.Redirect.appendTo(
                    folder.resolve("children.log").toFile()));
            try {
                return new ChildPot(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether it is up; not, if it died on the way. */
    boolean start(Path data, URI discord, Fuse.Kind kind, int at) {
        return ask("start %s %s %s %d".formatted(data, discord, kind, at))
                .filter("ready"::equals)
                .isPresent();
    }

    /** How many steps of the kind it took so far. */
    int steps(Fuse.Kind kind) {
        return ask("steps " + kind).map(Integer::parseInt).orElseThrow();
    }

    @Override
    public Optional<String> deliver(SignedInteraction signed) {
        var answer = ask(signed.headers().get("x-signature-ed25519") + " "
                + signed.headers().get("x-signature-timestamp") + " "
                + Base64.getEncoder().encodeToString(signed.body()));
        return answer.map(line -> {
            String[] parts = line.split(" ");
            assertThat(parts[0]).isEqualTo("200");
            return new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        });
    }

    private Optional<String> ask(String line) {
        try {
            lines.write(line);
            lines.newLine();
            lines.flush();
            return Optional.ofNullable(answers.readLine());
        } catch (IOException died) {
            return Optional.empty();
        }
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    /** How it ended: by itself, or as asked now. */
    int ended() {
        try {
            lines.write("close\n");
            lines.close();
        } catch (IOException died) {
            assertThat(died).isNotNull();
        }
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("the pot closes within seconds")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
