package mupot.channel.discord;

import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A Discord application's public key. A key of small order, under which anybody could sign, is no key. */
final class ApplicationKey {

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int SIGNATURE_DIGITS = 128;

    /** The encodings of the points of small order, the sign bit left out; the last three are not canonical. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private final Ed25519Verify verify;

    private ApplicationKey(byte[] bytes) {
        this.verify = new Ed25519Verify(bytes);
    }

    /** Empty: these digits are no usable key. */
    static Optional<ApplicationKey> parse(String hex) {
        if (hex.length() != 64 || !KEY.matcher(hex).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] unsigned = bytes.clone();
        unsigned[31] &= 0x7f;
        return SMALL_ORDER.contains(HexFormat.of().formatHex(unsigned))
                ? Optional.empty()
                : Optional.of(new ApplicationKey(bytes));
    }

    /** Whether it signed the timestamp followed by the body. */
    boolean signed(String signature, String timestamp, byte[] body) {
        if (signature.length() != SIGNATURE_DIGITS || !signature.chars().allMatch(HexFormat::isHexDigit)) {
            return false;
        }
        var message = new ByteArrayOutputStream(timestamp.length() + body.length);
        message.writeBytes(timestamp.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(body);
        try {
            verify.verify(HexFormat.of().parseHex(signature), message.toByteArray());
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }
}
