package mupot.testkit.lambda.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A runtime of its own, as a native image has one: fetches an event, answers it in chunks, and so on. */
public final class SampleRuntime {

    private SampleRuntime() {}

    public static void main(String[] arguments) throws IOException {
        var base = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
        if (System.getenv("BROKEN") != null) {
            System.out.println("can't go on");
            post(base + "init/error", "{\"errorType\":\"Broken\",\"errorMessage\":\"by a variable\"}");
            System.exit(1);
        }
        while (true) {
            var next = (HttpURLConnection)
                    URI.create(base + "invocation/next").toURL().openConnection();
            var event = read(next.getInputStream());
            var id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
            post(base + "invocation/" + id + "/response", event.equals("\"pid\"") ? pid() : event);
        }
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static void post(String url, String body) throws IOException {
        var post = (HttpURLConnection) URI.create(url).toURL().openConnection();
        post.setRequestMethod("POST");
        post.setDoOutput(true);
        post.setChunkedStreamingMode(4);
        try (var out = post.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (post.getResponseCode() != 202) {
            throw new IOException("not taken: " + post.getResponseCode());
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
