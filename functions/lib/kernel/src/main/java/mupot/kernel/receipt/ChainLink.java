package mupot.kernel.receipt;

import java.nio.ByteBuffer;
import java.time.Instant;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ReceiptId;

/**
 * One link of the pot's chain: {@code link = SHA-256(0x01 ‖ previous ‖ seq ‖ recordHash)}, {@code seq} as 8 bytes, big
 * end first. It covers the record's hash, so a body can be withheld or erased and the chain still verifies.
 * {@code recordHash = SHA-256(class ‖ 0x0A ‖ id ‖ 0x0A ‖ body)} in UTF-8 binds the text to who wrote it and to its name.
 *
 * @param seq from 1, without gaps
 * @param recordClass the key class the record stood in: who wrote it, by IAM
 */
public record ChainLink(
        long seq, Hash previous, String recordClass, ReceiptId record, Hash recordHash, Hash link, Instant sealedAt) {

    /** What the first link follows. */
    public static final Hash GENESIS = new Hash("0".repeat(64));

    public static ChainLink after(
            Hash previous, long seq, String recordClass, ReceiptId record, Hash recordHash, Instant sealedAt) {
        return new ChainLink(
                seq, previous, recordClass, record, recordHash, hashOf(previous, seq, recordHash), sealedAt);
    }

    /** @param body the record's very text */
    public static Hash recordHash(String recordClass, ReceiptId record, String body) {
        return Hash.of(recordClass + "\n" + record.value() + "\n" + body);
    }

    public static Hash hashOf(Hash previous, long seq, Hash recordHash) {
        return Hash.of(ByteBuffer.allocate(1 + 32 + Long.BYTES + 32)
                .put((byte) 1)
                .put(previous.bytes())
                .putLong(seq)
                .put(recordHash.bytes())
                .array());
    }
}
