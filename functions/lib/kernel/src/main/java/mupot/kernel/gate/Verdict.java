package mupot.kernel.gate;

/**
 * A signed statement. The signature, not the row, is what counts.
 *
 * @param signature base64url without padding
 */
public record Verdict(Statement statement, String keyId, String signature) {}
