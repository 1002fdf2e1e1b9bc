package mupot.testkit.lambda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A deployed function: its package, run in as many processes as concurrent invocations need, up to the deployment's
 * limit; callers beyond it wait. As on Lambda a process serves one event at a time and is used again, a dead one is
 * replaced at the next event, and one that ran out of time is killed.
 */
public final class PackagedFunction implements Invocable, AutoCloseable {

    private final Deployment deployment;
    private final UnpackedZip unpacked;
    private final Semaphore places;
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();

    private PackagedFunction(Deployment deployment) {
        this.deployment = deployment;
        unpacked = new UnpackedZip(deployment.zip());
        places = new Semaphore(deployment.environments(), true);
    }

    /**
     * Unpacks the function and starts its first process.
     *
     * @throws IllegalStateException with the process's log, if it can't initialise
     */
    public static PackagedFunction start(Deployment deployment) {
        var function = new PackagedFunction(deployment);
        try {
            function.warm();
            return function;
        } catch (RuntimeException broken) {
            function.close();
            throw broken;
        }
    }

    /** Runs one event with the deployment's timeout; a start of a new process before it isn't counted. */
    @Override
    public Answer invoke(byte[] event) {
        places.acquireUninterruptibly();
        try {
            var environment = takeIdle();
            if (environment == null) {
                environment = launch();
                if (environment.awaitStart() instanceof RuntimeApi.Start.Failed(String type, String message)) {
                    environment.kill();
                    return new Answer.Failure(type, message);
                }
            }
            return invoke(environment, event);
        } finally {
            places.release();
        }
    }

    /** SIGKILL for every process, in the middle of whatever it does. The next event starts a new one. */
    public void kill() {
        all.forEach(ExecutionEnvironment::kill);
    }

    /** Kills every process and starts one anew. */
    public void restart() {
        kill();
        warm();
    }

    /** Processes that live now. */
    public long processes() {
        return all.stream().filter(ExecutionEnvironment::alive).count();
    }

    /** What all processes wrote so far, the oldest process first. */
    public String logs() {
        return all.stream().map(ExecutionEnvironment::log).collect(Collectors.joining());
    }

    @Override
    public void close() {
        all.forEach(ExecutionEnvironment::close);
        unpacked.close();
    }

    private Answer invoke(ExecutionEnvironment environment, byte[] event) {
        var answer = environment.invoke(event);
        if (answer instanceof Answer.TimedOut) {
            environment.kill();
        } else {
            putIdle(environment);
        }
        return answer;
    }

    private void warm() {
        var environment = launch();
        if (environment.awaitStart() instanceof RuntimeApi.Start.Failed(String type, String message)) {
            environment.kill();
            throw new IllegalStateException(
                    "%s didn't start: %s %s%n%s".formatted(deployment.name(), type, message, environment.log()));
        }
        putIdle(environment);
    }

    private ExecutionEnvironment launch() {
        var log = unpacked.file("process-" + all.size() + "-" + System.nanoTime() + ".log");
        var environment = ExecutionEnvironment.launch(deployment, unpacked.root(), unpacked.command(deployment), log);
        all.add(environment);
        return environment;
    }

    private synchronized @Nullable ExecutionEnvironment takeIdle() {
        idle.removeIf(environment -> !environment.alive());
        return idle.poll();
    }

    private synchronized void putIdle(ExecutionEnvironment environment) {
        idle.push(environment);
    }
}
