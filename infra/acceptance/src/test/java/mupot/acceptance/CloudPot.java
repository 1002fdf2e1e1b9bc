package mupot.acceptance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mupot.fakes.FakeDiscord;
import mupot.kernel.Randoms;
import mupot.kernel.gate.DoorGroup;
import mupot.kernel.gate.VerdictKeys;
import mupot.kernel.id.Hash;
import mupot.keys.VerdictPublicKeys;
import mupot.testkit.lambda.Deployment;
import mupot.testkit.lambda.PackagedFunction;
import mupot.testkit.lambda.event.HttpApiAnswer;
import mupot.testkit.lambda.event.HttpApiEvent;
import mupot.testkit.lambda.mapping.Delivery;
import mupot.testkit.lambda.mapping.Disorder;
import mupot.testkit.lambda.mapping.EventPattern;
import mupot.testkit.lambda.mapping.SqsMapping;
import mupot.testkit.lambda.mapping.SqsRules;
import mupot.testkit.lambda.mapping.StreamMapping;
import mupot.testkit.lambda.mapping.StreamRules;
import mupot.testkit.lambda.mapping.Tick;
import mupot.wire.Records;

/**
 * The packaged functions as they are deployed, each a process of its own under its own role, fed by streams, queues and
 * a tick that deliver some things twice and in another order.
 */
final class CloudPot implements RunningPot {

    static final List<String> FUNCTIONS =
            List.of("api", "interactions", "intake", "worker", "gate", "courier", "keeper");

    private static final String HTTP = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";
    private static final Duration TICK = Duration.ofSeconds(3);
    private static final double DUPLICATES = 0.3;
    private static final long SEED = 20_251;

    private final Path folder;
    private final String ownerToken = HexFormat.of().formatHex(Randoms.secure().bytes(20));
    private final FakeDiscord chat = quiet(FakeDiscord.start(0, BOT_TOKEN));
    private final CloudServices services = new CloudServices();
    private final Map<String, PackagedFunction> functions = new TreeMap<>();
    private final List<StreamMapping> streams = new ArrayList<>();
    private final Map<String, SqsMapping> queues = new TreeMap<>();
    private final List<AutoCloseable> rest = new ArrayList<>();

    private CloudPot(Path folder) {
        this.folder = folder;
    }

    /** Functions that aren't packaged yet. */
    static List<String> missing() {
        return FUNCTIONS.stream()
                .filter(name -> !Files.exists(Checkout.zip(name)))
                .toList();
    }

    static CloudPot start(Path folder) throws Exception {
        var pot = new CloudPot(folder);
        try {
            Files.createDirectories(pot.sites());
            pot.launch();
            pot.connect();
            return pot;
        } catch (Exception e) {
            pot.close();
            throw e;
        }
    }

    private void launch() {
        var starting = new TreeMap<String, CompletableFuture<PackagedFunction>>();
        FUNCTIONS.forEach(name ->
                starting.put(name, CompletableFuture.supplyAsync(() -> PackagedFunction.start(deployment(name)))));
        starting.forEach((name, started) -> functions.put(name, started.join()));
    }

    private Deployment deployment(String name) {
        Deployment plain = Deployment.of(name, Checkout.zip(name))
                .with(services.everywhere())
                .memory(300);
        String discord = chat.base().toString();
        return switch (name) {
            case "api" ->
                plain.handledBy(HTTP)
                        .with(services.signsVerdicts(DoorGroup.API))
                        .with("POT_RECEIPTS_PUBLIC_KEYS", services.receiptKeys())
                        .with("POT_BOOTSTRAP_SHA256", Hash.of(ownerToken).value())
                        .with("POT_FOLDER_ROOT", folder.toAbsolutePath().toString())
                        .with("POT_MODELS_HERE", "true")
                        .with("POT_DISCORD_API", discord);
            case "interactions" -> plain.with(services.signsVerdicts(DoorGroup.CHAT));
            case "worker" ->
                plain.timeout(Duration.ofSeconds(300))
                        .with("POT_TIMEOUT_SECONDS", "300")
                        .with("POT_MODELS_HERE", "true");
            case "gate" ->
                plain.timeout(Duration.ofSeconds(120))
                        .environments(2)
                        .with("POT_VERDICT_PUBLIC_KEYS", services.verdictKeys())
                        .with("POT_FOLDER_JOURNALS", folder.resolve("journals").toString());
            case "courier" -> plain.timeout(Duration.ofSeconds(60)).with("POT_DISCORD_API", discord);
            case "keeper" ->
                plain.timeout(Duration.ofSeconds(60)).environments(2).with(services.keeper());
            default -> plain;
        };
    }

    /** As terraform/streams.tf, queues.tf and schedule.tf have it, quicker where a test would only wait. */
    private void connect() {
        PackagedFunction keeper = functions.get("keeper");
        for (String table : List.of("authority", "work")) {
            for (var kind : Map.of("out", 10, "rcpt", 30).entrySet()) {
                streams.add(StreamMapping.start(
                        services.tables(),
                        services.pot() + "-" + table,
                        keeper,
                        StreamRules.of(
                                        EventPattern.inserts(services.pot() + "#" + kind.getKey() + "."),
                                        kind.getValue())
                                .onFailure(services.queue("stream-failed"))
                                .with(Disorder.of(SEED, DUPLICATES))));
            }
        }
        queue("intake", "intake", 5, 1);
        queue("work", "worker", 1, 1);
        queue("gate", "gate", 1, 2);
        queue("courier", "courier", 1, 1);
        rest.add(Tick.start(keeper, TICK, "{\"tick\":\"sweep\"}"));
    }

    private void queue(String name, String consumer, int batch, int concurrency) {
        var rules = SqsRules.of(batch, concurrency)
                .retryAfter(Duration.ofSeconds(1))
                .with(Disorder.of(SEED, DUPLICATES));
        queues.put(name, SqsMapping.start(services.queue(name), functions.get(consumer), rules));
    }

    @Override
    public Answered api(String method, String path, Optional<String> body, Map<String, String> headers) {
        var event = HttpApiEvent.of(method, path);
        for (var header : headers.entrySet()) {
            event = event.header(header.getKey(), header.getValue());
        }
        return answered(
                "api",
                body.map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .map(event::body)
                        .orElse(event));
    }

    @Override
    public Answered discord(Map<String, String> headers, byte[] body) {
        var event = HttpApiEvent.of("POST", "/webhooks/discord").body(body);
        for (var header : headers.entrySet()) {
            event = event.header(header.getKey(), header.getValue());
        }
        return answered("interactions", event);
    }

    private Answered answered(String function, HttpApiEvent event) {
        var answer = HttpApiAnswer.of(functions.get(function).invoke(event.toJson()));
        return new Answered(answer.status(), answer.text());
    }

    /** What a test does with a pot. */
    interface Story {
        void tell() throws Exception;
    }

    /** Runs it; if it fails, what the functions wrote is part of the failure. */
    void explaining(Story story) throws Exception {
        try {
            story.tell();
        } catch (AssertionError failed) {
            var all = new StringBuilder(String.valueOf(failed.getMessage()));
            functions.forEach((name, function) ->
                    all.append("\n== ").append(name).append('\n').append(function.logs()));
            throw new AssertionError(all.toString(), failed);
        }
    }

    /** Invocations by streams and queues so far. */
    List<Delivery> deliveries() {
        return Stream.concat(
                        streams.stream().flatMap(stream -> stream.deliveries().stream()),
                        queues.values().stream().flatMap(queue -> queue.deliveries().stream()))
                .toList();
    }

    CloudServices services() {
        return services;
    }

    @Override
    public String ownerToken() {
        return ownerToken;
    }

    @Override
    public FakeDiscord chat() {
        return chat;
    }

    @Override
    public Path sites() {
        return folder.resolve("sites").toAbsolutePath();
    }

    @Override
    public String anchors() {
        return services.anchors();
    }

    @Override
    public String receiptKeys() {
        return services.receiptKeys();
    }

    @Override
    public VerdictKeys verdictKeys() {
        return VerdictPublicKeys.of(new Records(), services.verdictKeys());
    }

    @Override
    public Optional<URI> url() {
        return Optional.empty();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : rest) {
            one.close();
        }
        queues.values().forEach(SqsMapping::close);
        streams.forEach(StreamMapping::close);
        functions.values().forEach(PackagedFunction::close);
        services.close();
        chat.close();
    }

    private static FakeDiscord quiet(FakeDiscord chat) {
        chat.guilds().quiet(PathScript.GUILD, PathScript.CHANNEL);
        return chat;
    }
}
