package mupot.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.funqy.Funq;
import mupot.lambda.HintBatch;

/** One batch of the queue {@code work}. */
public class WorkerFunction {

    private final HintBatch batch;

    WorkerFunction(HintBatch batch) {
        this.batch = batch;
    }

    @Funq
    public SQSBatchResponse worker(SQSEvent event) {
        return batch.of(event);
    }
}
