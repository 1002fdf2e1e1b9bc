package mupot.kernel.memory;

import java.time.Instant;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;

/**
 * That a human stands for what is known under a key: for the fact with this hash alone. Each takes the place of the one
 * before, so that nothing which people have replaced counts again. Only the api's role can write it.
 */
public record Confirmation(MemberId by, Instant at, Hash fact) {

    boolean isOf(Fact other) {
        return fact.equals(other.hash());
    }
}
