package mupot.connector.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import mupot.kernel.org.SiteOrigins;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;

/**
 * Which folders may be connected: an existing one, by its real path, that neither holds nor lies in what the pot keeps
 * for itself.
 *
 * @param kept folders that no agent may ever see: the pot's own data
 */
public record FolderOrigins(List<Path> kept) implements SiteOrigins {

    public FolderOrigins {
        kept = List.copyOf(kept);
    }

    @Override
    public String kind() {
        return "folder";
    }

    @Override
    public Answer<String> checked(String given) {
        try {
            Path path = Path.of(given);
            if (!path.isAbsolute() || !Files.isDirectory(path)) {
                return refused("That is no folder on the pot's machine; give its absolute path.");
            }
            Path real = path.toRealPath();
            if (real.getNameCount() == 0) {
                return refused("The root of a machine is no site.");
            }
            for (Path own : kept) {
                Path ownReal = own.toRealPath();
                if (real.startsWith(ownReal) || ownReal.startsWith(real)) {
                    return refused("That folder holds the pot's own data.");
                }
            }
            return Answer.given(real.toString());
        } catch (InvalidPathException | IOException unreadable) {
            return refused("That folder can't be read by the pot.");
        }
    }

    private static Answer<String> refused(String sentence) {
        return Answer.refused(Refusal.Code.MALFORMED, sentence);
    }
}
