package mupot.testkit.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;

/** Does what the event's text says: echo, linger, throw, halt, sleep, or tell about its surroundings. */
public final class Probe implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (event.contains("linger")) {
            pause(1_500);
        }
        output.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String event, Context context) {
        return switch (event) {
            case "\"throw\"" -> throw new IllegalStateException("as asked");
            case "\"halt\"" -> halt();
            case "\"sleep\"" -> sleep();
            case "\"pid\"" -> Long.toString(ProcessHandle.current().pid());
            case "\"variables\"" -> new TreeMap<>(System.getenv()).toString();
            case "\"left\"" ->
                "%d %s %s"
                        .formatted(
                                context.getRemainingTimeInMillis(),
                                context.getFunctionName(),
                                context.getInvokedFunctionArn());
            default -> {
                System.out.println("echoed " + event.toLowerCase(Locale.ROOT));
                yield event;
            }
        };
    }

    private static String halt() {
        Runtime.getRuntime().halt(3);
        return "";
    }

    private static String sleep() {
        pause(60_000);
        return "\"slept\"";
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
