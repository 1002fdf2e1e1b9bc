package mupot.api;

import java.util.regex.Pattern;
import mupot.kernel.org.SiteOrigins;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;

/**
 * Folders below the one file system that the deployment mounts into worker and gate. This function has no such mount
 * and judges the spelling alone; the two that have it refuse what isn't there.
 *
 * @param root the mount's absolute path, without a slash at its end
 */
record MountedFolders(String root) implements SiteOrigins {

    private static final Pattern BELOW = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+");

    @Override
    public String kind() {
        return "folder";
    }

    @Override
    public Answer<String> checked(String given) {
        return given.startsWith(root + "/")
                        && BELOW.matcher(given.substring(root.length())).matches()
                ? Answer.given(given)
                : Answer.refused(
                        Refusal.Code.MALFORMED, "Only folders below the mounted file system can be connected here.");
    }
}
