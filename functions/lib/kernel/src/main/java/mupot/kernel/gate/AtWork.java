package mupot.kernel.gate;

import java.time.Duration;
import java.time.Instant;
import mupot.kernel.id.ProposalId;

/**
 * That an effect has begun on a site. It stands by the site for a day, so that those at work there at the same time know
 * of each other.
 *
 * @param since before the site was looked at for it
 */
public record AtWork(ProposalId proposal, Instant since) {

    static final Duration REMEMBERED = Duration.ofDays(1);

    /** The clocks of two gates differ by less. */
    static final Duration SKEW = Duration.ofMinutes(1);
}
