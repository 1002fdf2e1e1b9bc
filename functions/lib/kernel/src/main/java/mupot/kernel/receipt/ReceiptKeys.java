package mupot.kernel.receipt;

import java.time.Instant;

/** The public keys that heads of the chain are checked with: all that a stranger needs. */
public interface ReceiptKeys {

    /** Whether this is a signature of these bytes under a key that was valid at that time. Never throws. */
    boolean verifies(byte[] head, String keyId, String signature, Instant at);
}
