package mupot.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationKeyTest {

    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final String KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
    private static final byte[] MESSAGE = {0x72};

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        KEY + ", 72, " + SIGNATURE,
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, "
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void the_vectors_of_rfc_8032_hold(String key, String message, String signature) {
        assertThat(signed(key, signature, HexFormat.of().parseHex(message))).isTrue();
    }

    @Test
    void digits_of_either_case_are_read() {
        assertThat(signed(KEY.toUpperCase(Locale.ROOT), SIGNATURE.toUpperCase(Locale.ROOT), MESSAGE))
                .isTrue();
    }

    @Test
    void no_flipped_bit_of_a_signature_is_accepted() {
        byte[] good = HexFormat.of().parseHex(SIGNATURE);
        for (int bit = 0; bit < 512; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(signed(KEY, HexFormat.of().formatHex(bad), MESSAGE))
                    .as("bit %s", bit)
                    .isFalse();
        }
    }

    @Test
    void a_signature_of_another_message_is_not_accepted() {
        assertThat(signed(KEY, SIGNATURE, new byte[] {0x73})).isFalse();
        assertThat(signed(KEY, SIGNATURE, new byte[] {0x72, 0x00})).isFalse();
        assertThat(signed(KEY, SIGNATURE, new byte[0])).isFalse();
    }

    @Test
    void a_signature_whose_scalar_was_raised_by_the_group_order_is_not_accepted() {
        byte[] raised = HexFormat.of().parseHex(SIGNATURE);
        byte[] scalar = reversed(Arrays.copyOfRange(raised, 32, 64));
        byte[] more = new BigInteger(1, scalar).add(ORDER).toByteArray();
        byte[] padded = new byte[32];
        System.arraycopy(more, 0, padded, 32 - more.length, more.length);
        System.arraycopy(reversed(padded), 0, raised, 32, 32);

        assertThat(signed(KEY, HexFormat.of().formatHex(raised), MESSAGE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 126, 127, 129, 130, 256, 100_000})
    void a_signature_has_exactly_128_digits(int digits) {
        assertThat(signed(KEY, (SIGNATURE + SIGNATURE).repeat(1 + digits / 256).substring(0, digits), MESSAGE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"g", " ", "+", "-", "x", "٣", "ａ", "\u0000", "é"})
    void a_signature_is_made_of_hex_digits_alone(String strange) {
        assertThat(signed(KEY, strange + SIGNATURE.substring(strange.length()), MESSAGE))
                .isFalse();
    }

    @Test
    void points_of_small_order_sign_nothing() {
        for (String point : SMALL_ORDER) {
            String forged = point + "00".repeat(32);

            assertThat(signed(KEY, forged, MESSAGE)).as(point).isFalse();
            assertThat(ApplicationKey.parse(point)).as(point).isEmpty();
            assertThat(ApplicationKey.parse(withSign(point))).as(point).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3d", "zz4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"})
    void what_is_no_key_is_refused(String key) {
        assertThat(ApplicationKey.parse(key)).isEmpty();
    }

    @Test
    void what_the_platforms_own_ed25519_signs_is_accepted() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String key = HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
        for (int length = 0; length < 200; length += 13) {
            byte[] message = new byte[length];
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(message);

            assertThat(signed(key, HexFormat.of().formatHex(signing.sign()), message))
                    .as("%s bytes", length)
                    .isTrue();
        }
    }

    private static final String[] SMALL_ORDER = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
    };

    private static boolean signed(String key, String signature, byte[] message) {
        Optional<ApplicationKey> parsed = ApplicationKey.parse(key);
        return parsed.isPresent() && parsed.get().signed(signature, "", message);
    }

    private static String withSign(String point) {
        byte[] bytes = HexFormat.of().parseHex(point);
        bytes[31] |= (byte) 0x80;
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }
}
