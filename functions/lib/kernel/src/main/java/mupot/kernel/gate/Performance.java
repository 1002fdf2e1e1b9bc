package mupot.kernel.gate;

/** What came of one hint to the gate. */
public sealed interface Performance {

    /** Nothing was to be done, or not now. */
    record Left(String why) implements Performance {}

    /** It will not fire: rejected or withdrawn. */
    record Closed(GateState.Fate fate) implements Performance {}

    record Ended(EffectOutcome outcome) implements Performance {}
}
