package mupot.courier;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.funqy.Funq;
import mupot.lambda.HintBatch;

/** One batch of the queue {@code courier}. */
public class CourierFunction {

    private final HintBatch batch;

    CourierFunction(HintBatch batch) {
        this.batch = batch;
    }

    @Funq
    public SQSBatchResponse courier(SQSEvent event) {
        return batch.of(event);
    }
}
