package mupot.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One public key and its time.
 *
 * @param publicKey 32 bytes in base64url without padding; may be given as AWS spells it, base64 of X.509's DER, too
 * @param until exclusive; empty: it is the present key
 */
public record PublicKey(String keyId, Algorithm algorithm, String publicKey, Instant from, Optional<Instant> until) {

    private static final int LENGTH = 32;
    /** What DER has before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");

    /** What signatures of a key are checked with. */
    public enum Algorithm {
        ED25519;

        /** By its own name or by that of KMS, {@code ED25519_SHA_512}. */
        static Algorithm named(String name) {
            return switch (name) {
                case "ED25519", "ED25519_SHA_512" -> ED25519;
                default -> throw new IllegalArgumentException("signatures of this kind can't be checked: " + name);
            };
        }
    }

    public PublicKey {
        publicKey = Base64.getUrlEncoder().withoutPadding().encodeToString(raw(keyId, publicKey));
    }

    private static byte[] raw(String keyId, String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        boolean der = bytes.length == DER.length + LENGTH && Arrays.equals(DER, Arrays.copyOf(bytes, DER.length));
        byte[] raw = der ? Arrays.copyOfRange(bytes, DER.length, bytes.length) : bytes;
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes: " + keyId);
        }
        return raw;
    }

    public boolean validAt(Instant instant) {
        return !instant.isBefore(from)
                && until.filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
