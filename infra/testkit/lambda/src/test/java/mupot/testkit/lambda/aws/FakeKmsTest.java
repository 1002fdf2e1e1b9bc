package mupot.testkit.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import mupot.testkit.lambda.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

@Timeout(60)
class FakeKmsTest {

    private static final Role DOOR = Role.of("interactions");
    private static final Role WORKER = Role.of("worker");
    private static final SdkBytes STATEMENT = SdkBytes.fromUtf8String("mupot/verdict/1\n{}");

    private final FakeKms kms = FakeKms.start();
    private String verdictKey;

    @BeforeEach
    void createKeys() {
        verdictKey = kms.signingKey("verdict");
        kms.grants().allow(DOOR, "kms:Sign", "verdict").allow(DOOR, "kms:GetPublicKey", "verdict");
    }

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void a_door_signs_and_anyone_verifies_with_the_public_key() throws Exception {
        try (var client = client(DOOR.credentials())) {
            var signed = sign(client, verdictKey, STATEMENT);
            var told = client.getPublicKey(get -> get.keyId("alias/verdict"));

            assertThat(signed.length).isEqualTo(64);
            assertThat(verifies(kms.publicKey("verdict"), STATEMENT, signed)).isTrue();
            assertThat(verifies(kms.publicKey("verdict"), SdkBytes.fromUtf8String("forged"), signed))
                    .isFalse();
            assertThat(told.keySpec()).isEqualTo(KeySpec.ECC_NIST_EDWARDS25519);
            assertThat(told.keyId()).isEqualTo(verdictKey);
            assertThat(KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(told.publicKey().asByteArray())))
                    .isEqualTo(kms.publicKey("verdict"));
        }
    }

    @Test
    void a_worker_may_not_sign_and_the_attempt_is_on_record() {
        try (var client = client(WORKER.credentials())) {
            assertThatThrownBy(() -> sign(client, verdictKey, STATEMENT))
                    .isInstanceOfSatisfying(KmsException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(400);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        assertThat(refused.awsErrorDetails().errorMessage())
                                .contains("assumed-role/worker", "kms:Sign", verdictKey);
                    });
        }

        assertThat(kms.grants().calls(WORKER))
                .containsExactly(new Call(WORKER, "kms:Sign", "verdict", Call.Ruling.DENIED));
    }

    @Test
    void a_grant_for_one_key_is_none_for_another() {
        var receipts = kms.signingKey("receipts");
        try (var client = client(DOOR.credentials())) {
            assertThatThrownBy(() -> sign(client, receipts, STATEMENT)).isInstanceOf(KmsException.class);
        }
    }

    @Test
    void a_caller_without_a_known_signature_is_refused() {
        var foreign = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAFOREIGN", "secret"));
        try (var stranger = client(foreign);
                var nobody = client(AnonymousCredentialsProvider.create())) {
            assertThatThrownBy(() -> sign(stranger, verdictKey, STATEMENT)).hasMessageContaining("security token");
            assertThatThrownBy(() -> sign(nobody, verdictKey, STATEMENT)).hasMessageContaining("Authentication");
        }
        assertThat(kms.grants().calls()).isEmpty();
    }

    @Test
    void only_raw_messages_up_to_4096_bytes_are_signed() {
        try (var client = client(DOOR.credentials())) {
            assertThat(sign(client, verdictKey, SdkBytes.fromByteArray(new byte[4096])))
                    .hasSize(64);
            assertThatThrownBy(() -> sign(client, verdictKey, SdkBytes.fromByteArray(new byte[4097])))
                    .hasMessageContaining("4096");
            assertThatThrownBy(() -> client.sign(sign -> sign.keyId(verdictKey)
                            .message(STATEMENT)
                            .messageType(MessageType.DIGEST)
                            .signingAlgorithm(SigningAlgorithmSpec.ED25519_SHA_512)))
                    .hasMessageContaining("DIGEST");
        }
    }

    @Test
    void a_key_that_does_not_exist_is_not_found() {
        try (var client = client(DOOR.credentials())) {
            assertThatThrownBy(() -> sign(client, "alias/other", STATEMENT)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void one_who_may_only_encrypt_cannot_decrypt() {
        var api = Role.of("api");
        var gate = Role.of("gate");
        var key = kms.symmetricKey("publish");
        kms.grants().allow(api, "kms:Encrypt", "publish").allow(gate, "kms:Decrypt", "publish");
        var context = Map.of("pot", "acme", "class", "publish");
        try (var seals = client(api.credentials());
                var opens = client(gate.credentials())) {
            var blob = seals.encrypt(encrypt ->
                            encrypt.keyId(key).encryptionContext(context).plaintext(SdkBytes.fromUtf8String("secret")))
                    .ciphertextBlob();

            assertThat(opens.decrypt(decrypt -> decrypt.ciphertextBlob(blob).encryptionContext(context))
                            .plaintext()
                            .asUtf8String())
                    .isEqualTo("secret");
            assertThatThrownBy(() -> opens.decrypt(
                            decrypt -> decrypt.ciphertextBlob(blob).encryptionContext(Map.of("pot", "other"))))
                    .isInstanceOf(InvalidCiphertextException.class);
            assertThatThrownBy(() -> seals.decrypt(
                            decrypt -> decrypt.ciphertextBlob(blob).encryptionContext(context)))
                    .hasMessageContaining("not authorized to perform: kms:Decrypt");
        }
    }

    private KmsClient client(AwsCredentialsProvider credentials) {
        return KmsClient.builder()
                .endpointOverride(kms.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static byte[] sign(KmsClient client, String key, SdkBytes message) {
        return client.sign(sign -> sign.keyId(key)
                        .message(message)
                        .messageType(MessageType.RAW)
                        .signingAlgorithm(SigningAlgorithmSpec.ED25519_SHA_512))
                .signature()
                .asByteArray();
    }

    private static boolean verifies(PublicKey key, SdkBytes message, byte[] signed) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(message.asByteArray());
        return signature.verify(signed);
    }
}
