package mupot.testkit.lambda.mapping;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Invocable;
import mupot.testkit.lambda.event.DynamoStreamEventJson;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Brings one shard's records to the function, batch by batch, until each is done or given up. A reported failure keeps
 * what came before it; an error splits the batch in two, which costs no retry; a batch that fails from its first record
 * on is retried as a whole and given up as a whole.
 */
final class StreamBatches {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** @param failures how often these records, as a batch, failed from the first on */
    private record Batch(List<Record> records, int failures) {}

    private final String streamArn;
    private final String shardId;
    private final Invocable function;
    private final StreamRules rules;
    private final Consumer<Delivery> deliveries;
    private final Consumer<GivenUp> givenUp;

    StreamBatches(
            String streamArn,
            String shardId,
            Invocable function,
            StreamRules rules,
            Consumer<Delivery> deliveries,
            Consumer<GivenUp> givenUp) {
        this.streamArn = streamArn;
        this.shardId = shardId;
        this.function = function;
        this.rules = rules;
        this.deliveries = deliveries;
        this.givenUp = givenUp;
    }

    /** Delivers these, in this order but for the disorder that the rules ask for. */
    void deliver(List<Record> records) throws InterruptedException {
        var matching = rules.disorder()
                .orderedWithin(filtered(records), record -> record.dynamodb().keys());
        for (int from = 0; from < matching.size(); from += rules.batchSize()) {
            var batch = matching.subList(from, Math.min(matching.size(), from + rules.batchSize()));
            settle(batch);
            repeat(rules.disorder().again(batch));
        }
    }

    private List<Record> filtered(List<Record> records) {
        return records.stream()
                .filter(record -> rules.filter().matches(DynamoStreamEventJson.json(streamArn, record)))
                .toList();
    }

    private void settle(List<Record> records) throws InterruptedException {
        Deque<Batch> open = new ArrayDeque<>();
        open.push(new Batch(records, 0));
        while (!open.isEmpty()) {
            var rest = attempt(open.pop());
            rest.forEach(open::push);
            if (!rest.isEmpty()) {
                Thread.sleep(PAUSE);
            }
        }
    }

    /** What is left to do afterwards, the last first. */
    private List<Batch> attempt(Batch batch) {
        var ids = ids(batch.records());
        var answer = function.invoke(DynamoStreamEventJson.of(streamArn, batch.records()));
        var read = BatchAnswer.read(answer, ids);
        if (read.failed().isEmpty()) {
            note(Delivery.Kind.REGULAR, ids, List.of(), answer);
            return List.of();
        }
        int first = ids.indexOf(read.failed().getFirst());
        note(Delivery.Kind.REGULAR, ids, ids.subList(first, ids.size()), answer);
        if (first > 0) {
            return List.of(new Batch(batch.records().subList(first, ids.size()), 1));
        }
        boolean split = read.extent() == BatchAnswer.Extent.WHOLE && ids.size() > 1;
        return split ? halves(batch) : again(batch);
    }

    private static List<Batch> halves(Batch batch) {
        int middle = batch.records().size() / 2;
        var first = batch.records().subList(0, middle);
        var second = batch.records().subList(middle, batch.records().size());
        return List.of(new Batch(second, batch.failures()), new Batch(first, batch.failures()));
    }

    private List<Batch> again(Batch batch) {
        int failures = batch.failures() + 1;
        if (failures > rules.retries()) {
            givenUp.accept(new GivenUp(streamArn, shardId, batch.records(), failures));
            return List.of();
        }
        return List.of(new Batch(batch.records(), failures));
    }

    private void repeat(List<Record> records) {
        if (!records.isEmpty()) {
            var answer = function.invoke(DynamoStreamEventJson.of(streamArn, records));
            note(Delivery.Kind.DUPLICATE, ids(records), List.of(), answer);
        }
    }

    private void note(Delivery.Kind kind, List<String> ids, List<String> failed, Answer answer) {
        deliveries.accept(new Delivery(kind, ids, failed, answer));
    }

    private static List<String> ids(List<Record> records) {
        return records.stream()
                .map(record -> record.dynamodb().sequenceNumber())
                .toList();
    }
}
