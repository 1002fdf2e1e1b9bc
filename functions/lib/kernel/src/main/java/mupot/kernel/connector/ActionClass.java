package mupot.kernel.connector;

/** How consequential an action is. Everything above DRAFT needs a verdict. */
public enum ActionClass {
    READ,
    DRAFT,
    PUBLISH,
    DELETE,
    ADMIN
}
