package mupot.engine.local;

import java.time.Instant;

/** A message that was received as often as its queue allows and never deleted. */
public record DeadLetter(String group, String body, int receiveCount, Instant sent) {}
