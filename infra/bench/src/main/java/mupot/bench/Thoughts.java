package mupot.bench;

import static mupot.fakes.model.ScriptedAnswer.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mupot.fakes.DiscordSigner;
import mupot.fakes.model.ScriptedAnswer;
import mupot.fakes.model.ScriptedModels;
import mupot.fakes.model.ScriptedRequest;
import mupot.kernel.channel.RawRequest;
import mupot.local.LocalPot;

/** What the pot itself takes of runs that think: everything but the model. */
record Thoughts(Path checkout, DiscordSigner signer) {

    private static final int TASKS = 5;
    private static final int AT_ONCE = 100;
    private static final Duration SLOW = Duration.ofSeconds(2);

    void measure(Path folder, Map<String, String> environment, Figures figures) throws IOException {
        try (ScriptedModels models = ScriptedModels.open(Thoughts::answer)) {
            Path data = folder.resolve("pot");
            Business business;
            try (PotProcess pot = PotProcess.start(checkout, data, environment)) {
                business = new Business(checkout, data, folder.resolve("site"), new Shell(pot.url()), signer);
                business.found();
                connect(business, models);
                walks(business, models, figures);
                many(business, models, figures);
                pot.residentMegabytes()
                        .ifPresent(
                                size -> figures.add("resident memory after " + AT_ONCE + " runs at once", size, "MB"));
            }
            trips(data, business, models, figures);
        }
    }

    private static void connect(Business business, ScriptedModels models) {
        ObjectNode model =
                Shell.node("provider", "ollama", "origin", models.origin().toString(), "model", "scripted");
        model.put("inputMicrosPerMillion", 1_000_000).put("outputMicrosPerMillion", 2_000_000);
        business.shell().put("/api/v1/models/default", model);
        business.shell().put("/api/v1/budget", Shell.node().put("micros", 1_000_000_000L));
    }

    /** Looks, reads, drafts, finishes; a colleague passes it. */
    private static ScriptedAnswer answer(ScriptedRequest request) {
        if (request.tools().contains("verdict")) {
            return call("verdict", "pass", true);
        }
        return switch (request.round()) {
            case 0 -> call("list");
            case 1 -> call("read", "target", "index.html");
            case 2 -> call("replace", "target", "index.html", "old", "</footer>", "new", "<p>We ship.</p></footer>");
            default -> call("finish", "summary", "Says that we ship.");
        };
    }

    private void walks(Business business, ScriptedModels models, Figures figures) {
        for (Duration each : new Duration[] {Duration.ZERO, SLOW}) {
            models.follow(request -> each.isZero() ? answer(request) : new ScriptedAnswer.Slow(each, answer(request)));
            double[] proposed = new double[TASKS];
            int before = models.requests().size();
            long tokens = usedTokens(business);
            for (int i = 0; i < TASKS; i++) {
                business.layOut();
                long begin = System.nanoTime();
                business.pending(filed(business, i));
                proposed[i] = Bench.millisSince(begin);
            }
            double questions = (models.requests().size() - before) / (double) TASKS;
            String model = "a model of " + each.toMillis() + " ms";
            figures.median("task filed to proposal waiting, " + model, proposed);
            figures.add("questions asked of the model per such task, " + model, questions, "questions");
            figures.add(
                    "the pot's own part of one question, " + model,
                    Figures.at(0.5, proposed) / questions - each.toMillis(),
                    "ms");
            if (each.isZero()) {
                figures.add(
                        "tokens per such task, as the server counts",
                        (usedTokens(business) - tokens) / (double) TASKS,
                        "tokens");
            }
        }
        models.follow(Thoughts::answer);
    }

    private static String filed(Business business, int number) {
        business.shell().webhook(business.task("@seo-writer say that we ship, number " + number));
        return business.shell()
                .get("/api/v1/tasks?squad=web")
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private static long usedTokens(Business business) {
        return business.shell().get("/api/v1/budget").path("usedTokens").asLong();
    }

    private void many(Business business, ScriptedModels models, Figures figures) {
        models.follow(request -> request.round() == 0 ? call("list") : ScriptedAnswer.say("That is all."));
        long begin = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            business.shell().webhook(business.task("@seo-writer tell line " + i));
        }
        while (ended(business) < AT_ONCE) {
            Bench.rest(100);
        }
        figures.add(
                AT_ONCE + " runs at once, two questions each, per second",
                AT_ONCE / (Bench.millisSince(begin) / 1000),
                "runs");
    }

    private static int ended(Business business) {
        int ended = 0;
        for (JsonNode task : business.shell()
                .get("/api/v1/tasks?squad=web&state=Done&limit=100")
                .path("items")) {
            ended += task.path("title").asText().contains("tell line") ? 1 : 0;
        }
        return ended;
    }

    /** Of the worker alone, in one run from its first look to its end, by the questions that it asks. */
    private void trips(Path data, Business business, ScriptedModels models, Figures figures) {
        var count = new AtomicInteger();
        var settings = LocalPot.Settings.of(data).watchedBy(engine -> new Trips(engine, count, Thoughts::works));
        try (LocalPot pot = new LocalPot(settings)) {
            pot.start();
            Bench.rest(1000);
            int before = models.requests().size();
            count.set(0);
            var signed = business.task("@seo-writer tell one more line");
            var _ = Objects.requireNonNull(pot.webhooks().get("discord"))
                    .receive(new RawRequest(signed.headers(), signed.body()));
            Bench.rest(3000);
            figures.add(
                    "round trips to the table per question, the run's beginning and end counted in",
                    count.get() / (double) (models.requests().size() - before),
                    "trips");
        }
    }

    private static boolean works() {
        return Thread.currentThread().getName().startsWith("work");
    }
}
