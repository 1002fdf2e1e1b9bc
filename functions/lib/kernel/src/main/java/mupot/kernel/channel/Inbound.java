package mupot.kernel.channel;

/**
 * A verified message.
 *
 * @param delivery the platform's own name of this delivery; the same again has no second effect
 */
public record Inbound(ChannelUser user, String userName, ChannelPlace place, String delivery, Said said) {}
