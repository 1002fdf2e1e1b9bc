package mupot.kernel.channel;

import java.time.Instant;

/**
 * How one platform is connected; public facts only. Its bot token is a secret of class {@code chat}.
 *
 * @param applicationId Discord's application id
 * @param publicKey Discord's Ed25519 public key of the application, 64 hex digits
 */
public record ChannelSettings(Platform platform, String applicationId, String publicKey, Instant since) {}
