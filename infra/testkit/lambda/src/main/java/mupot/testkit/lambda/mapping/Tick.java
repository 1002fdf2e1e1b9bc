package mupot.testkit.lambda.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mupot.testkit.lambda.Answer;
import mupot.testkit.lambda.Invocable;

/** A schedule: invokes a function with the same input at a pace, never twice at once, and doesn't repeat a failure. */
public final class Tick implements AutoCloseable {

    private final Pump pump = new Pump();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    private Tick() {}

    /**
     * The first tick comes at once.
     *
     * @param input the event, JSON as the schedule's target has it
     */
    public static Tick start(Invocable function, Duration every, String input) {
        var tick = new Tick();
        byte[] event = input.getBytes(StandardCharsets.UTF_8);
        tick.pump.start("tick", () -> {
            tick.answers.add(function.invoke(event));
            return every;
        });
        return tick;
    }

    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        pump.close();
    }
}
