package mupot.kernel;

import java.util.Locale;

/** Who may read a secret follows from its class: each has its own path and its own key. */
public enum SecretClass {
    /** Proves that a webhook comes from its platform. */
    DOOR,
    /** Speaks in a chat platform's name. */
    CHAT,
    /** Reads an outside system. */
    READ,
    /** Calls a model. */
    MODEL,
    /** Changes an outside system. */
    PUBLISH;

    /** As in paths: lower case. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
