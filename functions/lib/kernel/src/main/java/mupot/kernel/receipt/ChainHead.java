package mupot.kernel.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import mupot.kernel.id.Hash;
import mupot.kernel.id.PotId;

/**
 * The newest link, signed. Signed bytes are {@code mupot/head/1}, a line feed, and {@code pot ‖ 0x0A ‖ seq ‖ 0x0A ‖
 * link} as text.
 *
 * @param signature base64url without padding
 */
public record ChainHead(long seq, Hash link, String keyId, String signature, Instant at) {

    /** The bytes that the signature covers. */
    public static byte[] signed(PotId pot, long seq, Hash link) {
        return ("mupot/head/1\n" + pot + "\n" + seq + "\n" + link).getBytes(StandardCharsets.UTF_8);
    }

    public boolean signedBy(ReceiptKeys keys, PotId pot) {
        return keys.verifies(signed(pot, seq, link), keyId, signature, at);
    }
}
