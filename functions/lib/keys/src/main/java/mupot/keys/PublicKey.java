package mupot.keys;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * One public key and its time.
 *
 * @param publicKey in base64url without padding: the 32 bytes of an Ed25519 key, else the key as DER
 * @param until exclusive; empty: it is the present key
 */
public record PublicKey(String keyId, Algorithm algorithm, String publicKey, Instant from, Optional<Instant> until) {

    private static final int LENGTH = 32;

    /** What signatures of a key are checked with. */
    public enum Algorithm {
        ED25519,
        /** Over the curve P-256, where a deployment chose that. */
        ECDSA_SHA_256
    }

    public PublicKey {
        if (algorithm == Algorithm.ED25519 && Base64.getUrlDecoder().decode(publicKey).length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
        }
    }

    public boolean validAt(Instant instant) {
        return !instant.isBefore(from)
                && until.filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
