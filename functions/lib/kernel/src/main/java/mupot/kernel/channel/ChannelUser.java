package mupot.kernel.channel;

/**
 * An account on a platform.
 *
 * @param workspace {@code -} where the platform's users belong to no workspace (Discord)
 */
public record ChannelUser(Platform platform, String workspace, String user) {

    public ChannelUser {
        Foreign.check(workspace);
        Foreign.check(user);
    }

    /** As in a key. */
    public String key() {
        return platform.spelled() + "." + Foreign.key(workspace) + "." + Foreign.key(user);
    }
}
