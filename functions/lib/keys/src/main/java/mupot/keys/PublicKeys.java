package mupot.keys;

import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.subtle.EcdsaVerifyJce;
import com.google.crypto.tink.subtle.Ed25519Verify;
import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.Enums;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.kernel.gate.VerdictKeys;
import mupot.kernel.receipt.ReceiptKeys;
import mupot.wire.Records;

/**
 * Public keys as deployment hands them over: a JSON list of {@link PublicKey}. Which algorithm a signature is checked
 * with belongs to the key; a message has no say in it.
 */
public final class PublicKeys implements VerdictKeys, ReceiptKeys {

    private record Known(PublicKey key, PublicKeyVerify check) {}

    private final Map<String, Known> keys = new HashMap<>();

    public PublicKeys(List<PublicKey> keys) {
        for (PublicKey key : keys) {
            Known before = this.keys.put(key.keyId(), new Known(key, check(key)));
            if (before != null) {
                throw new IllegalArgumentException("two public keys are called " + key.keyId());
            }
        }
    }

    /** @param json {@code [{"keyId","algorithm","publicKey","from","until"}]}; {@code until} may be missing */
    public static PublicKeys of(Records records, String json) {
        return new PublicKeys(Arrays.asList(records.read(PublicKey[].class, json)));
    }

    @Override
    public boolean verifies(byte[] message, String keyId, String signature, Instant at) {
        Known known = keys.get(keyId);
        Optional<byte[]> bytes = decoded(signature);
        if (known == null || bytes.isEmpty() || !known.key().validAt(at)) {
            return false;
        }
        try {
            known.check().verify(bytes.get(), message);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKeyVerify check(PublicKey key) {
        byte[] bytes = decoded(key.publicKey()).orElseThrow();
        try {
            return switch (key.algorithm()) {
                case ED25519 -> new Ed25519Verify(bytes);
                case ECDSA_SHA_256 ->
                    new EcdsaVerifyJce(
                            EllipticCurves.getEcPublicKey(bytes),
                            Enums.HashType.SHA256,
                            EllipticCurves.EcdsaEncoding.DER);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public key " + key.keyId() + " is none", e);
        }
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
