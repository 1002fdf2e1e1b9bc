package mupot.testkit.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a deployment says about one function: its package, role, variables and limits. The process sees these variables
 * and those that Lambda sets, and nothing of the test's own environment.
 *
 * @param handler read by the managed Java runtime; a package with a {@code bootstrap} ignores it
 * @param environments most processes at once, Lambda's reserved concurrency
 */
public record Deployment(
        String name,
        Path zip,
        Role role,
        Map<String, String> variables,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        int environments) {

    public static final String QUARKUS_FUNQY = "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest";

    public Deployment {
        variables = Map.copyOf(variables);
        if (environments < 1) {
            throw new IllegalArgumentException("a function needs at least one environment: " + name);
        }
    }

    /** A Funqy function under a role of its own name, 30 s, 512 MB, one environment. */
    public static Deployment of(String name, Path zip) {
        return new Deployment(name, zip, Role.of(name), Map.of(), QUARKUS_FUNQY, Duration.ofSeconds(30), 512, 1);
    }

    public Deployment as(Role other) {
        return new Deployment(name, zip, other, variables, handler, timeout, memoryMegabytes, environments);
    }

    /** Adds one environment variable. */
    public Deployment with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    public Deployment with(Map<String, String> more) {
        var all = new HashMap<>(variables);
        all.putAll(more);
        return new Deployment(name, zip, role, all, handler, timeout, memoryMegabytes, environments);
    }

    public Deployment handledBy(String other) {
        return new Deployment(name, zip, role, variables, other, timeout, memoryMegabytes, environments);
    }

    public Deployment timeout(Duration other) {
        return new Deployment(name, zip, role, variables, handler, other, memoryMegabytes, environments);
    }

    public Deployment memory(int megabytes) {
        return new Deployment(name, zip, role, variables, handler, timeout, megabytes, environments);
    }

    public Deployment environments(int most) {
        return new Deployment(name, zip, role, variables, handler, timeout, memoryMegabytes, most);
    }
}
