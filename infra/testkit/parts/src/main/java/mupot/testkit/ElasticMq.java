package mupot.testkit;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** ElasticMQ, which speaks SQS, in this process on a free port. */
public final class ElasticMq implements AutoCloseable {

    private final Object server;
    private final URI endpoint;

    private ElasticMq(Object server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** A server of one's own, about a second of work. */
    public static ElasticMq start() {
        return Loaded.JARS.inside(() -> {
            Class<?> builders = Loaded.JARS.type("org.elasticmq.rest.sqs.SQSRestServerBuilder");
            Object builder = builders.getMethod("withInterface", String.class).invoke(null, "localhost");
            builder = builder.getClass().getMethod("withDynamicPort").invoke(builder);
            Object server = builder.getClass().getMethod("start").invoke(builder);
            Object binding = server.getClass().getMethod("waitUntilStarted").invoke(server);
            var address = (InetSocketAddress)
                    binding.getClass().getMethod("localAddress").invoke(binding);
            return new ElasticMq(server, URI.create("http://localhost:" + address.getPort()));
        });
    }

    /** The one server that this process's tests share. It ends with the process. */
    public static ElasticMq shared() {
        return Shared.SERVER;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Makes a standard queue and gives its URL. */
    public URI createQueue(String name) {
        return createQueue(name, Map.of());
    }

    /** @param attributes as SQS names them, {@code VisibilityTimeout} for instance */
    public URI createQueue(String name, Map<String, String> attributes) {
        String json = attributes.entrySet().stream()
                .map(it -> "\"%s\": \"%s\"".formatted(it.getKey(), it.getValue().replace("\"", "\\\"")))
                .collect(Collectors.joining(", "));
        AwsJson.ask(
                endpoint,
                "AmazonSQS.CreateQueue",
                "1.0",
                """
                {"QueueName": "%s", "Attributes": {%s}}""".formatted(name, json));
        return endpoint.resolve("/000000000000/" + name);
    }

    /** Makes a queue whose messages go to {@code <name>-dlq} when they were received that often. */
    public URI createQueueWithDeadLetters(String name, int maxReceives) {
        createQueue(name + "-dlq");
        return createQueue(
                name,
                Map.of(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:%s-dlq\",\"maxReceiveCount\":%d}"
                                .formatted(name, maxReceives)));
    }

    @Override
    public void close() {
        Loaded.JARS.inside(() -> server.getClass().getMethod("stopAndWait").invoke(server));
    }

    private static final class Loaded {
        static final Jars JARS = new Jars("jars-elasticmq");
    }

    private static final class Shared {
        static final ElasticMq SERVER = start();
    }
}
