package mupot.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.wire.HintJson;

/**
 * A queue's batch, one hint at a time. What failed is named and stays in the queue, so that one bad message never costs
 * another its delivery; received too often it goes to the dead letters.
 */
public record HintBatch(Function<Hint, Outcome> consumer) {

    private static final HintJson JSON = new HintJson();
    private static final System.Logger LOG = System.getLogger(HintBatch.class.getName());

    public SQSBatchResponse of(SQSEvent event) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            if (!handled(message)) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean handled(SQSEvent.SQSMessage message) {
        return switch (outcome(message)) {
            case Outcome.Done() -> true;
            case Outcome.Retry(var why) -> {
                LOG.log(System.Logger.Level.WARNING, "hint.retry message={0} why={1}", message.getMessageId(), why);
                yield false;
            }
            case Outcome.Poison(var why) -> {
                LOG.log(System.Logger.Level.ERROR, "hint.poison message={0} why={1}", message.getMessageId(), why);
                yield false;
            }
        };
    }

    /** The one place of a queue's function that turns trouble into another try. */
    private Outcome outcome(SQSEvent.SQSMessage message) {
        try {
            return JSON.read(message.getBody())
                    .map(consumer)
                    .orElse(new Outcome.Poison("the message is no hint of a version known here"));
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.WARNING, "hint.trouble message=" + message.getMessageId(), trouble);
            return new Outcome.Retry(trouble.getClass().getSimpleName());
        }
    }
}
