package mupot.intake;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.funqy.Funq;
import mupot.lambda.HintBatch;

/** One batch of the queue {@code intake}. */
public class IntakeFunction {

    private final HintBatch batch;

    IntakeFunction(HintBatch batch) {
        this.batch = batch;
    }

    @Funq
    public SQSBatchResponse intake(SQSEvent event) {
        return batch.of(event);
    }
}
