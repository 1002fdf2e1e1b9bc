package mupot.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;

/**
 * DynamoDB Local in this process, in memory, on a free port. It has the two tables of the pot {@value #POT}, each with a
 * stream of old and new images. Any region and any credentials see the same tables.
 */
public final class DynamoDbLocal implements AutoCloseable {

    public static final String POT = "pot";

    private final Object server;
    private final URI endpoint;

    private DynamoDbLocal(Object server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** A server of one's own, some seconds of work. */
    public static DynamoDbLocal start() {
        System.setProperty("sqlite4java.library.path", Loaded.JARS.folder().toString());
        int port = freePort();
        Object server = Loaded.JARS.inside(() -> {
            String[] arguments = {"-inMemory", "-disableTelemetry", "-sharedDb", "-port", Integer.toString(port)};
            Object made = Loaded.JARS
                    .type("software.amazon.dynamodb.services.local.main.ServerRunner")
                    .getMethod("createServerFromCommandLineArgs", String[].class)
                    .invoke(null, (Object) arguments);
            made.getClass().getMethod("start").invoke(made);
            return made;
        });
        var local = new DynamoDbLocal(server, URI.create("http://localhost:" + port));
        local.createTables(POT);
        return local;
    }

    /** The one server that this process's tests share. It ends with the process. */
    public static DynamoDbLocal shared() {
        return Shared.SERVER;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Makes {@code <pot>-authority} and {@code <pot>-work}. */
    public void createTables(String pot) {
        for (String table : List.of(pot + "-authority", pot + "-work")) {
            AwsJson.ask(
                    endpoint,
                    "DynamoDB_20120810.CreateTable",
                    "1.0",
                    """
                    {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
                     "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                              {"AttributeName": "sk", "AttributeType": "S"}],
                     "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                                   {"AttributeName": "sk", "KeyType": "RANGE"}],
                     "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}}
                    """
                            .formatted(table));
        }
    }

    @Override
    public void close() {
        Loaded.JARS.inside(() -> server.getClass().getMethod("stop").invoke(server));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("no free port", failure);
        }
    }

    /** One loader for all servers: a native library can be loaded by one loader only. */
    private static final class Loaded {
        static final Jars JARS = new Jars("jars-dynamodb");
    }

    private static final class Shared {
        static final DynamoDbLocal SERVER = start();
    }
}
