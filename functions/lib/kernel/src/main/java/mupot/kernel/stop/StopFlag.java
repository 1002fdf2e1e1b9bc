package mupot.kernel.stop;

import java.time.Instant;
import mupot.kernel.id.MemberId;

/** A flag that stops everything below it. It stands until someone resumes. */
public record StopFlag(StopSubject subject, MemberId by, String why, Instant since) {}
