package mupot.engine.aws;

import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/**
 * Signs with a key that never leaves KMS. The message goes there raw: at most 4,096 bytes.
 *
 * @param keyId the key's ARN, which is also what verifiers know it by
 * @param algorithm {@code ED25519_SHA_512}, or {@code ECDSA_SHA_256} where a deployment chose that key
 */
public record KmsSigning(KmsClient client, String keyId, String algorithm) {

    private static final int MAX_MESSAGE = 4096;

    /** The signature in base64url without padding. */
    public String sign(byte[] message) {
        if (message.length > MAX_MESSAGE) {
            throw new IllegalArgumentException("KMS signs at most 4096 bytes, not " + message.length);
        }
        byte[] signature = client.sign(request -> request.keyId(keyId)
                        .messageType(MessageType.RAW)
                        .signingAlgorithm(SigningAlgorithmSpec.fromValue(algorithm))
                        .message(SdkBytes.fromByteArray(message)))
                .signature()
                .asByteArray();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
