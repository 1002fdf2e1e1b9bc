package mupot.testkit.lambda.aws;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of {@link FakeKms}, with real cryptography. */
sealed interface FakeKey {

    String name();

    String id();

    /** The key's identity in answers; the request may have named it by id, ARN or alias. */
    default String arn() {
        return "arn:aws:kms:us-east-1:123456789012:key/" + id();
    }

    /** {@code ECC_NIST_EDWARDS25519} for signing. */
    record Signing(String name, String id, KeyPair pair) implements FakeKey {

        static Signing create(String name) {
            try {
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                return new Signing(name, UUID.randomUUID().toString(), pair);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] sign(byte[] message) {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** {@code SYMMETRIC_DEFAULT}: AES-256-GCM with the encryption context as associated data. */
    record Symmetric(String name, String id, SecretKey key) implements FakeKey {

        private static final SecureRandom RANDOM = new SecureRandom();
        private static final int NONCE = 12;

        static Symmetric create(String name) {
            byte[] key = new byte[32];
            RANDOM.nextBytes(key);
            return new Symmetric(name, UUID.randomUUID().toString(), new SecretKeySpec(key, "AES"));
        }

        byte[] encrypt(byte[] plaintext, byte[] context) {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            try {
                byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plaintext);
                byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
                System.arraycopy(sealed, 0, all, NONCE, sealed.length);
                return all;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] decrypt(byte[] all, byte[] context) throws GeneralSecurityException {
            byte[] nonce = Arrays.copyOf(all, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(all, NONCE, all.length - NONCE);
        }

        private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(context);
            return cipher;
        }
    }
}
