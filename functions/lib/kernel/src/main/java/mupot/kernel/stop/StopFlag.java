package mupot.kernel.stop;

import java.time.Instant;
import mupot.kernel.id.MemberId;
import mupot.kernel.policy.Rank;

/**
 * A flag that stops everything below it. It stands until someone resumes.
 *
 * @param rank what whoever set it was there: nobody below it lifts the flag
 */
public record StopFlag(StopSubject subject, MemberId by, Rank rank, String why, Instant since) {}
