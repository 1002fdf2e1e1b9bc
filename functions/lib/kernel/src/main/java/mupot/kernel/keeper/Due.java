package mupot.kernel.keeper;

import java.time.Instant;

/** Something to look at again at a time. A hint: the sweep re-reads the subject before it acts. */
public record Due(Instant at, Matter matter, String subject) {

    /** What may have come due. */
    public enum Matter {
        PROPOSAL_EXPIRES,
        RUN_LEASE_OVER,
        CLAIM_OVER,
        TASK_WAITS,
        CARD_LATER
    }

    /** As in the entry's sort key: sorts by time. */
    public String key() {
        return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "#" + matter + "." + subject;
    }

    /** One of four partitions, by subject. */
    public String shard() {
        return Integer.toString(Math.floorMod(subject.hashCode(), SHARDS));
    }

    public static final int SHARDS = 4;
}
