package mupot.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A shell in the checkout, where people type what the README shows. The launcher builds nothing there. */
record Shell(Map<String, String> environment, Path log) {

    /** What a finished command left. */
    record Left(int exitCode, String output) {}

    Shell {
        environment = Map.copyOf(environment);
    }

    /** A command that stays, and its lines as they come. */
    record Staying(Process process, BlockingQueue<String> lines) implements AutoCloseable {

        /** All lines up to one that begins so. */
        List<String> until(String beginning) throws InterruptedException {
            List<String> seen = new ArrayList<>();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
            while (System.nanoTime() < until) {
                String line = lines.poll(200, TimeUnit.MILLISECONDS);
                if (line != null) {
                    seen.add(line);
                    if (line.startsWith(beginning)) {
                        return seen;
                    }
                } else if (!process.isAlive()) {
                    break;
                }
            }
            throw new IllegalStateException("no line '" + beginning + "' after:\n" + String.join("\n", seen));
        }

        /** As a power cut would. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    Left run(String command) throws IOException, InterruptedException {
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Left(process.waitFor(), output);
    }

    /** Becomes the command, so that killing it kills the pot. */
    Staying stay(String command) throws IOException {
        Process process = builder("exec " + command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> output.lines().forEach(lines::add));
        return new Staying(process, lines);
    }

    private ProcessBuilder builder(String command) {
        var builder = new ProcessBuilder("bash", "-c", command).directory(Checkout.ROOT.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("POT_NO_BUILD", "1");
        builder.environment().putAll(environment);
        return builder;
    }
}
