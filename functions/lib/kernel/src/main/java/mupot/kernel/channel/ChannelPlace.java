package mupot.kernel.channel;

/**
 * A channel on a platform.
 *
 * @param workspace the guild, team or space it belongs to; {@code -} where there is none
 */
public record ChannelPlace(Platform platform, String workspace, String channel) {

    public ChannelPlace {
        Foreign.check(workspace);
        Foreign.check(channel);
    }

    /** As in a key. */
    public String key() {
        return platform.spelled() + "." + Foreign.key(workspace) + "." + Foreign.key(channel);
    }
}
