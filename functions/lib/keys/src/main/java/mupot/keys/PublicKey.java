package mupot.keys;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * One public key and its time.
 *
 * @param publicKey 32 bytes in base64url without padding
 * @param until exclusive; empty: it is the present key
 */
public record PublicKey(String keyId, Algorithm algorithm, String publicKey, Instant from, Optional<Instant> until) {

    private static final int LENGTH = 32;

    /** What signatures of a key are checked with. */
    public enum Algorithm {
        ED25519
    }

    public PublicKey {
        if (Base64.getUrlDecoder().decode(publicKey).length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
        }
    }

    public boolean validAt(Instant instant) {
        return !instant.isBefore(from)
                && until.filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
