package mupot.kernel.channel;

import java.util.Locale;
import java.util.Optional;
import mupot.kernel.policy.Door;

/** A chat platform. */
public enum Platform {
    DISCORD(Door.DISCORD),
    TELEGRAM(Door.TELEGRAM),
    GOOGLE_CHAT(Door.GOOGLE_CHAT),
    SLACK(Door.SLACK);

    private final Door door;

    Platform(Door door) {
        this.door = door;
    }

    public Door door() {
        return door;
    }

    /** {@code google-chat} and the like: as in commands, keys and paths. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Platform> named(String spelled) {
        for (Platform platform : values()) {
            if (platform.spelled().equals(spelled)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }
}
