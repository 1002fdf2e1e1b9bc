package mupot.kernel.receipt;

import java.time.Instant;
import mupot.kernel.id.Hash;

/**
 * The newest link, signed. Signed bytes are {@code mupot/head/1}, a line feed, and {@code pot ‖ 0x0A ‖ seq ‖ 0x0A ‖
 * link} as text.
 *
 * @param signature base64url without padding
 */
public record ChainHead(long seq, Hash link, String keyId, String signature, Instant at) {}
