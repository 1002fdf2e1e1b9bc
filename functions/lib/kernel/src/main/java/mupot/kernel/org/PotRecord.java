package mupot.kernel.org;

import java.time.Instant;
import mupot.kernel.id.PotId;

/**
 * The pot itself.
 *
 * @param name for people; the id never changes
 * @param owned whether its first owner has come; bootstrap tokens are worth nothing from then on
 * @param epoch the pot's incarnation; a restore starts a new one
 */
public record PotRecord(PotId id, String name, boolean owned, long epoch, Instant since) {

    public PotRecord withOwner() {
        return new PotRecord(id, name, true, epoch, since);
    }

    public PotRecord named(String other) {
        return new PotRecord(id, other, owned, epoch, since);
    }
}
