package mupot.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pot up}: the local pot in the foreground. */
@QuarkusMain
@Command(
        name = "pot up",
        mixinStandardHelpOptions = true,
        description = "Run the whole pot on this machine: no cloud, no Docker, no key. Stop it with Ctrl-C.")
public final class PotApplication implements Callable<Integer> {

    static final String DATA = "pot.data";
    static final String DISCORD = "pot.discord";

    @Option(
            names = "--port",
            defaultValue = "${env:POT_PORT:-8080}",
            paramLabel = "PORT",
            description = "0 takes a free one (POT_PORT; else 8080)")
    int port;

    @Option(names = "--data", paramLabel = "DIR", description = "the pot's one folder (POT_DATA)")
    @Nullable
    Path data;

    @Option(
            names = "--demo",
            description = "a sample business in target/demo (POT_DEMO_FOLDER), and one task all the way to its verdict")
    boolean demo;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new PotApplication()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        int chosen = port == 0 ? free() : port;
        if (!isFree(chosen)) {
            System.err.println("Port " + chosen + " is taken. Is a pot running already? Else: pot up --port 0");
            return 1;
        }
        Path folder = demo ? Demo.folder(System.getenv()) : data == null ? Places.data(System.getenv()) : data;
        System.setProperty("quarkus.http.port", Integer.toString(chosen));
        System.setProperty(DATA, (demo ? folder.resolve("pot") : folder).toString());
        int[] exit = new int[1];
        try (Demo stage = demo ? Demo.prepared(folder, chosen) : Demo.none()) {
            System.setProperty(DISCORD, stage.discord().toString());
            Quarkus.run(Running.class, (code, trouble) -> exit[0] = told(code, trouble));
        }
        return exit[0];
    }

    /** What people can mend is a sentence; anything else keeps its trace. */
    private static int told(int code, @Nullable Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof mupot.engine.local.FolderInUse) {
                System.err.println(cause.getMessage());
                return 1;
            }
        }
        if (trouble != null) {
            trouble.printStackTrace();
        }
        return code;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
