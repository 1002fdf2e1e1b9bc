package mupot.kernel.gate;

import java.time.Instant;

/** The public keys that verdicts are checked with, each with its time. They come from deployment, never from a table. */
public interface VerdictKeys {

    /** Whether this is a signature of these bytes under a key that was valid at that time. Never throws. */
    boolean verifies(byte[] statement, String keyId, String signature, Instant issuedAt);
}
