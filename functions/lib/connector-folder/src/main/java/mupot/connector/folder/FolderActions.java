package mupot.connector.folder;

import java.util.Optional;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.Payload;

/** What can be done to a folder, and how consequential each is. */
final class FolderActions {

    /** Creates and replaces files. */
    static final String APPLY = "apply";

    /** Deletes files; the same payload may create and replace others, as the undo of a mixed change does. */
    static final String REMOVE = "remove";

    private FolderActions() {}

    static Optional<ActionClass> classOf(String action) {
        return switch (action) {
            case APPLY -> Optional.of(ActionClass.PUBLISH);
            case REMOVE -> Optional.of(ActionClass.DELETE);
            default -> Optional.empty();
        };
    }

    /** Why the payload can't be what its action says; empty: it can. A deletion never passes for a mere publication. */
    static Optional<String> misuse(Payload payload) {
        if (classOf(payload.action()).isEmpty()) {
            return Optional.of("a folder has no action '" + payload.action() + "'");
        }
        boolean deletes =
                payload.changes().stream().anyMatch(change -> change.after().isEmpty());
        return deletes && payload.action().equals(APPLY)
                ? Optional.of("'apply' deletes nothing; that takes 'remove'")
                : Optional.empty();
    }
}
