package mupot.kernel.book;

/** Which function holds the pen. What a role may write is the key schema's table, proven again by IAM in the cloud. */
public enum Role {
    INTERACTIONS,
    API,
    INTAKE,
    WORKER,
    GATE,
    COURIER,
    KEEPER
}
