package mupot.kernel.people;

import mupot.kernel.policy.Refusal;

/** Whether a door knows who is there. */
public sealed interface Known {

    record As(Caller caller) implements Known {}

    record Not(Refusal refusal) implements Known {}
}
