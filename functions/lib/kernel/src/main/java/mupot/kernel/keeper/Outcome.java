package mupot.kernel.keeper;

/** What became of one hint at its consumer, the same for every queue. */
public sealed interface Outcome {

    /** It was acted on, or the state asked for nothing. */
    record Done() implements Outcome {}

    /** Back to the queue: it may go better later. */
    record Retry(String why) implements Outcome {}

    /** It can never work: to the dead-letter queue, with why. Quotes nothing of the hint. */
    record Poison(String why) implements Outcome {}

    Outcome DONE = new Done();
}
