package mupot.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The key of one Discord application, on Discord's side: signs interactions as Discord does. */
public final class DiscordSigner {

    private static final int RAW_KEY = 32;

    private final PrivateKey privateKey;
    private final byte[] publicKey;
    private final Clock clock;

    private DiscordSigner(PrivateKey privateKey, PublicKey publicKey, Clock clock) {
        byte[] encoded = publicKey.getEncoded();
        this.privateKey = privateKey;
        this.publicKey = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
        this.clock = clock;
    }

    /** With a new key. */
    public static DiscordSigner generate(Clock clock) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new DiscordSigner(pair.getPrivate(), pair.getPublic(), clock);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 has Ed25519", e);
        }
    }

    /** With the key in the file; makes one and writes it there if there is none. For a demo only. */
    public static DiscordSigner load(Path file, Clock clock) {
        try {
            if (Files.notExists(file)) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                Files.write(
                        file,
                        List.of(
                                Base64.getEncoder()
                                        .encodeToString(pair.getPrivate().getEncoded()),
                                Base64.getEncoder()
                                        .encodeToString(pair.getPublic().getEncoded())));
            }
            List<String> lines = Files.readAllLines(file);
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new DiscordSigner(
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file.getFileName() + " holds no Ed25519 key", e);
        }
    }

    /** As Discord's developer page shows it: what {@code --public-key} wants. */
    public String publicKeyHex() {
        return HexFormat.of().formatHex(publicKey);
    }

    /** A really signed request, as of now. */
    public SignedInteraction sign(String body) {
        return sign(body.getBytes(StandardCharsets.UTF_8), clock.instant().getEpochSecond());
    }

    public SignedInteraction sign(byte[] body, long timestamp) {
        String seconds = Long.toString(timestamp);
        return new SignedInteraction(
                Map.of(
                        "x-signature-ed25519",
                        HexFormat.of().formatHex(signature(seconds, body)),
                        "x-signature-timestamp",
                        seconds,
                        "content-type",
                        "application/json"),
                body);
    }

    private byte[] signature(String seconds, byte[] body) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(privateKey);
            signing.update(seconds.getBytes(StandardCharsets.US_ASCII));
            signing.update(body);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was made here can sign", e);
        }
    }
}
