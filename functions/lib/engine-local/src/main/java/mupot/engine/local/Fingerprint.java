package mupot.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import mupot.store.seam.Item;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;

/** What tells a repeated transaction from another one under the same token, also after a restart. */
final class Fingerprint {

    private Fingerprint() {}

    static byte[] of(Transaction transaction) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Write write : transaction.writes()) {
                digest.update(text(write).getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Maps sorted: their own order differs from one process to the next. */
    private static String text(Write write) {
        String what =
                switch (write) {
                    case Write.Put(Item item, var conditions) ->
                        "put " + item.version() + " " + item.expires() + " " + new TreeMap<>(item.attributes());
                    case Write.Delete delete -> "delete";
                    case Write.Check check -> "check";
                    case Write.Add add -> "add " + new TreeMap<>(add.deltas()) + " " + add.expires();
                };
        return write.key() + " " + what + " " + write.conditions();
    }
}
