package mupot.kernel.channel;

import java.util.Optional;
import mupot.kernel.id.Hash;

/**
 * That a delivery was carried out, and what was answered: the same delivery again is answered the same.
 *
 * @param said the hash of what was asked for, if the door tells: the same name for something else is no repetition
 */
public record Delivery(String reply, Optional<Hash> said) {}
