package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mupot.fakes.DiscordUser;
import mupot.fakes.SignedInteraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is almost a signature, through the real door. */
class SignatureTest {

    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] PING =
            DiscordUser.ping(StaffedPot.APPLICATION, "500000000000000009").getBytes(StandardCharsets.UTF_8);
    private static final List<String> SMALL_ORDER = List.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    @TempDir
    static Path folder;

    private static StaffedPot pot;

    @BeforeAll
    static void start() throws Exception {
        pot = StaffedPot.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        pot.close();
    }

    @AfterEach
    void theGoodSignatureStillHolds() throws Exception {
        pot.connect(pot.discord().publicKeyHex());
        assertThat(pot.send(fresh()).status()).isEqualTo(200);
    }

    private static SignedInteraction fresh() {
        return pot.discord().sign(PING, Instant.now().getEpochSecond());
    }

    private static int status(SignedInteraction signed, String signature) throws Exception {
        return pot.process()
                .discord(
                        Map.of(
                                "x-signature-ed25519",
                                signature,
                                "x-signature-timestamp",
                                signed.headers().get("x-signature-timestamp"),
                                "content-type",
                                "application/json"),
                        signed.body())
                .status();
    }

    private static String signature(SignedInteraction signed) {
        return signed.headers().get("x-signature-ed25519");
    }

    @Test
    void no_flipped_bit_is_let_through() throws Exception {
        SignedInteraction signed = fresh();
        List<Integer> wrong = new ArrayList<>();
        for (int bit = 0; bit < 512; bit += 3) {
            byte[] bad = HEX.parseHex(signature(signed));
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            if (status(signed, HEX.formatHex(bad)) != 401) {
                wrong.add(bit);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 126, 127})
    void a_truncated_signature_is_not_let_through(int digits) throws Exception {
        SignedInteraction signed = fresh();
        assertThat(status(signed, signature(signed).substring(0, digits))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "zz", "0x", "-", "g", "%00", "aGVsbG8="})
    void a_malformed_signature_is_not_let_through(String strange) throws Exception {
        SignedInteraction signed = fresh();
        String good = signature(signed);
        assertThat(status(signed, good + strange)).isEqualTo(401);
        assertThat(status(signed, strange + good.substring(strange.length()))).isEqualTo(401);
        assertThat(status(signed, strange)).isEqualTo(401);
    }

    @Test
    void a_scalar_raised_by_the_group_order_is_not_let_through() throws Exception {
        SignedInteraction signed = fresh();
        byte[] raised = HEX.parseHex(signature(signed));
        byte[] more = new BigInteger(1, reversed(Arrays.copyOfRange(raised, 32, 64)))
                .add(ORDER)
                .toByteArray();
        byte[] padded = new byte[32];
        System.arraycopy(
                more, Math.max(0, more.length - 32), padded, Math.max(0, 32 - more.length), Math.min(32, more.length));
        System.arraycopy(reversed(padded), 0, raised, 32, 32);
        assertThat(status(signed, HEX.formatHex(raised))).isEqualTo(401);
    }

    @Test
    void points_of_small_order_sign_nothing() throws Exception {
        SignedInteraction signed = fresh();
        for (String point : SMALL_ORDER) {
            assertThat(status(signed, point + "00".repeat(32))).as(point).isEqualTo(401);
            assertThat(status(signed, point + signature(signed).substring(64)))
                    .as(point)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_public_key_of_small_order_lets_nobody_in() throws Exception {
        for (String key : SMALL_ORDER) {
            pot.connect(key);
            SignedInteraction signed = fresh();
            for (String point : SMALL_ORDER) {
                assertThat(status(signed, point + "00".repeat(32))).as(key).isEqualTo(401);
            }
        }
    }

    /** They sign bytes that begin with no timestamp: true signatures, and no proof of anything here. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, "
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void a_published_signature_proves_nothing_here(String key, String message, String signature) throws Exception {
        pot.connect(key);
        String now = Long.toString(Instant.now().getEpochSecond());
        byte[] body = HEX.parseHex(message);
        for (String timestamp : List.of("", now, "0")) {
            assertThat(pot.process()
                            .discord(Map.of("x-signature-ed25519", signature, "x-signature-timestamp", timestamp), body)
                            .status())
                    .isEqualTo(401);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }
}
