package mupot.kernel.gate;

import java.time.Instant;
import java.util.Optional;
import mupot.kernel.id.ProposalId;

/**
 * Whether it was looked for what else an effect changed. Made with the effect's outcome and open until what was found is
 * on record: that happens once, however often it is tried.
 *
 * @param tries how often the site was looked at, this time included
 * @param until while it lasts nobody else looks
 * @param boot the local pot's boot number of who looks; one of an older boot looks no more. 0 in the cloud
 * @param done since when what was found is on record; empty: that is yet to come
 */
public record Comparison(ProposalId proposal, int tries, Instant until, long boot, Optional<Instant> done) {

    /** With so many looks in vain nothing more is expected of another. */
    static final int MOST_TRIES = 12;

    static Comparison begun(ProposalId proposal, Instant now, long boot) {
        return new Comparison(proposal, 1, now.plus(Dues.CLAIM), boot, Optional.empty());
    }

    Comparison again(Instant now, long bootNow) {
        return new Comparison(proposal, tries + 1, now.plus(Dues.CLAIM), bootNow, Optional.empty());
    }

    Comparison ended(Instant now) {
        return new Comparison(proposal, tries, until, boot, Optional.of(now));
    }

    public boolean pending() {
        return done.isEmpty();
    }

    public boolean beingMade(Instant now, long bootNow) {
        return pending() && now.isBefore(until) && boot >= bootNow;
    }
}
