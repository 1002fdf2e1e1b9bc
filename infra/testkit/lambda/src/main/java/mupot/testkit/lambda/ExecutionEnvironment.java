package mupot.testkit.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One process of a function with its own Runtime API, from its start to its death. */
final class ExecutionEnvironment implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Deployment deployment;
    private final RuntimeApi api;
    private final Path log;
    private final Process process;

    private ExecutionEnvironment(Deployment deployment, RuntimeApi api, Path log, Process process) {
        this.deployment = deployment;
        this.api = api;
        this.log = log;
        this.process = process;
    }

    /** Starts the process and returns at once. */
    static ExecutionEnvironment launch(Deployment deployment, Path root, List<String> command, Path log) {
        var api = RuntimeApi.start(deployment.name());
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(LambdaVariables.of(deployment, root, api.address()));
        try {
            var process = builder.start();
            var unused = process.onExit()
                    .thenAccept(gone -> api.end("Runtime.ExitError", "exit status " + gone.exitValue()));
            return new ExecutionEnvironment(deployment, api, log, process);
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(deployment.name() + " can't start: " + command.getFirst(), e);
        }
    }

    RuntimeApi.Start awaitStart() {
        return api.awaitStart(START);
    }

    Answer invoke(byte[] event) {
        return api.invoke(event, deployment.timeout());
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What the process wrote so far, both streams as they came. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL for the process and its children; returns when it is gone and its last invocation has failed. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        api.end("Runtime.ExitError", "killed");
    }

    @Override
    public void close() {
        kill();
        api.close();
    }
}
