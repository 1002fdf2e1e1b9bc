package mupot.kernel.channel;

import java.time.Instant;
import mupot.kernel.id.Hash;

/** Which message shows a task's card in one channel, and what it shows. */
public record CardShown(ChannelPlace place, String message, Hash rendered, Instant at) {}
