package mupot.gate;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.funqy.Funq;
import mupot.lambda.HintBatch;

/** One batch of the queue {@code gate}. */
public class GateFunction {

    private final HintBatch batch;

    GateFunction(HintBatch batch) {
        this.batch = batch;
    }

    @Funq
    public SQSBatchResponse gate(SQSEvent event) {
        return batch.of(event);
    }
}
