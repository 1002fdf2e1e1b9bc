package mupot.testkit.lambda;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that Lambda's managed Java runtime would run: only its own jars on the class path, the package in the
 * working directory, from where the runtime client loads it. The client's native part exists for Linux only.
 */
final class ManagedRuntime {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** One class of each jar that the managed runtime brings along. */
    private static final List<String> PARTS = List.of(
            MAIN,
            "com.amazonaws.services.lambda.runtime.Context",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private ManagedRuntime() {}

    static List<String> command(Deployment deployment) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + deployment.memoryMegabytes() * 85 / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                classPath(),
                MAIN,
                deployment.handler());
    }

    private static String classPath() {
        return PARTS.stream().map(ManagedRuntime::jarOf).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String jarOf(String className) {
        try {
            var type = Class.forName(className, false, ManagedRuntime.class.getClassLoader());
            var source = type.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("the managed runtime needs " + className + " on the test's class path", e);
        }
    }
}
