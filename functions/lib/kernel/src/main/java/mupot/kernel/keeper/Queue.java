package mupot.kernel.keeper;

/** Where a hint goes. KEEPER is no queue: keeper does that itself when it dispatches. */
public enum Queue {
    INTAKE,
    WORK,
    GATE,
    COURIER,
    KEEPER
}
