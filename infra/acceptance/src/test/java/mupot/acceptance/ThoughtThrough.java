package mupot.acceptance;

import static mupot.fakes.model.ScriptedAnswer.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.fakes.model.ScriptedAnswer;
import mupot.fakes.model.ScriptedModels;
import mupot.fakes.model.ScriptedRequest;

/**
 * A task in words: the author thinks with a model that speaks as Anthropic's does, its colleague with one that speaks as
 * OpenAI's does and sends the first draft back. Both ask for a key.
 */
final class ThoughtThrough implements Errand, AutoCloseable {

    private static final String KEY = "sk-canary-7f3a";
    private static final String OLD = "</footer>";
    private static final String HASTY = "<p>We ship.</p></footer>";
    private static final String MENDED = "<p>We ship to Canada.</p></footer>";

    private final AtomicInteger verdicts = new AtomicInteger();
    private final ScriptedModels models = ScriptedModels.start(0, KEY, this::says);

    @Override
    public String title() {
        return "@seo-writer Say on the homepage that we ship to Canada";
    }

    @Override
    public void prepares(Doors doors, String owner) throws Exception {
        doors.put(owner, "/api/v1/models/default", model("anthropic"));
        doors.put(owner, "/api/v1/models/second", model("openai"));
        doors.post(owner, "/api/v1/agents/qa-checker/edit?squad=web", "model", "second");
    }

    private ObjectNode model(String provider) {
        return Doors.node(
                        "provider",
                        provider,
                        "origin",
                        models.origin().toString(),
                        "model",
                        "scripted-" + provider,
                        "key",
                        KEY)
                .put("inputMicrosPerMillion", 1_000_000)
                .put("outputMicrosPerMillion", 2_000_000);
    }

    @Override
    public SortedMap<String, byte[]> wanted(SortedMap<String, byte[]> before) {
        before.computeIfPresent("index.html", (_, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replace(OLD, MENDED)
                .getBytes(StandardCharsets.UTF_8));
        return before;
    }

    /** Both wire formats were spoken, each request with its key in the header and nowhere else. */
    void wasAskedByBothWires() {
        assertThat(models.requests()).extracting(ScriptedModels.Recorded::path).contains("/v1/messages");
        assertThat(models.requests()).extracting(ScriptedModels.Recorded::path).contains("/v1/chat/completions");
        assertThat(models.requests()).noneMatch(request -> request.body().contains(KEY));
    }

    private ScriptedAnswer says(ScriptedRequest request) {
        if (request.tools().contains("verdict")) {
            return verdicts.getAndIncrement() == 0
                    ? call("verdict", "pass", false, "findings", "It doesn't say where to.")
                    : call("verdict", "pass", true, "criteria", "met: it says so in the footer");
        }
        return switch (request.round()) {
            case 0 -> call("read", "target", "index.html");
            case 1 -> call("replace", "target", "index.html", "old", OLD, "new", HASTY);
            case 3 -> call("replace", "target", "index.html", "old", HASTY, "new", MENDED);
            default -> call("finish", "summary", "Says that we ship to Canada.");
        };
    }

    @Override
    public void close() {
        models.close();
    }
}
