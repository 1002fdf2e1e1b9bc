package mupot.http;

import java.util.Map;
import mupot.kernel.channel.ReceiveWebhook;

/** The signed doors that are plugged in here, by platform as in {@code /webhooks/PLATFORM}. */
public record Webhooks(Map<String, ReceiveWebhook> byPlatform) {

    public Webhooks {
        byPlatform = Map.copyOf(byPlatform);
    }
}
