package mupot.kernel.channel;

/** That a delivery was carried out, and what was answered: the same delivery again is answered the same. */
public record Delivery(String reply) {}
