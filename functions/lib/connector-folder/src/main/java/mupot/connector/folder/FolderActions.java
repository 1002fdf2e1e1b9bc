package mupot.connector.folder;

import java.util.Optional;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Payload;

/** What can be done to a folder; how consequential each is, the kernel's table says. */
final class FolderActions {

    /** Creates and replaces files. */
    static final String APPLY = "apply";

    private FolderActions() {}

    /** Why the payload can't be what its action says; empty: it can. A deletion never passes for a mere publication. */
    static Optional<String> misuse(Payload payload) {
        if (ActionTable.classOf(SiteFolder.KIND, payload.action()).isEmpty()) {
            return Optional.of("a folder has no action '" + payload.action() + "'");
        }
        boolean deletes =
                payload.changes().stream().anyMatch(change -> change.after().isEmpty());
        return deletes && payload.action().equals(APPLY)
                ? Optional.of("'apply' deletes nothing; that takes 'remove'")
                : Optional.empty();
    }
}
