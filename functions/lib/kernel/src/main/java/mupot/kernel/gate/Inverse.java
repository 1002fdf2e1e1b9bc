package mupot.kernel.gate;

import mupot.kernel.connector.Payload;

/** The action that would undo an effect; committed before the first outward byte. */
public record Inverse(Payload payload) {}
