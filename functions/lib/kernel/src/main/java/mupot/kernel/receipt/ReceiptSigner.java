package mupot.kernel.receipt;

/** Signs heads of the chain. Only keeper holds one. */
@FunctionalInterface
public interface ReceiptSigner {

    Signature sign(byte[] head);

    /** @param value base64url without padding */
    record Signature(String keyId, String value) {}
}
