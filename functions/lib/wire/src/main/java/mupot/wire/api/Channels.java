package mupot.wire.api;

import java.util.Optional;

/** Bodies about chat platforms and the channels that are squads. */
public final class Channels {

    private Channels() {}

    /** @param botToken goes into the secret store and is never given back */
    public record Connecting(String applicationId, String publicKey, Optional<String> botToken) {
        @Override
        public String toString() {
            return "Connecting " + applicationId;
        }
    }

    public record Channel(String platform, String applicationId, String publicKey) {}

    public record Binding(
            String platform, Optional<String> workspace, String channel, String squad, Optional<String> ceiling) {}

    public record Unbinding(String platform, Optional<String> workspace, String channel) {}

    public record Bound(
            String platform,
            String workspace,
            String channel,
            String squad,
            Optional<String> squadSlug,
            String ceiling) {}
}
