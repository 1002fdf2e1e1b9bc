package mupot.connector.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;

/**
 * One payload on its way into the folder. It looks, then saves, then stages every new text beside its target, and only
 * then renames. Whatever stops it, running it again under the same key goes on forward, or goes on putting back if that
 * had been decided.
 */
final class Performance {

    private final Disk disk;
    private final SiteFolder folder;
    private final Journal journal;
    private final ProposalId key;
    private final Hash payload;
    private final List<Change> changes;

    Performance(Disk disk, SiteFolder folder, Journal journal, Payload payload, ProposalId key) {
        this.disk = disk;
        this.folder = folder;
        this.journal = journal;
        this.key = key;
        this.payload = Intent.fingerprint(payload);
        this.changes = payload.changes();
    }

    /** Throws only if the journal itself fails; then running it again is safe. */
    Performed run() throws IOException {
        var intent = journal.intent(payload);
        if (intent.isPresent()) {
            var reverting = journal.reverting();
            return reverting.isPresent()
                    ? putBack(intent.get(), reverting.get())
                    : forward(intent.get(), Beginning.EARLIER);
        }
        var present = new ArrayList<Present>();
        for (Change change : changes) {
            var place = folder.place(change.target());
            if (place.isEmpty()) {
                return new Performed.Failed("not a place in this folder: " + change.target());
            }
            Present now = disk.look(place.get());
            if (!now.is(change.before())) {
                return new Performed.Stale(change.target());
            }
            present.add(now);
        }
        Intent fresh = new Intent(
                payload, present.stream().map(Performance::permissions).toList(), foldersToMake());
        journal.sweep(changes.size());
        journal.begin(fresh, present);
        return forward(fresh, Beginning.NOW);
    }

    /** Whether a crash may lie between the journal's beginning and this run. */
    private enum Beginning {
        NOW,
        EARLIER
    }

    private Performed forward(Intent intent, Beginning beginning) throws IOException {
        try {
            var other = firstNeither();
            if (other.isPresent()) {
                return putBack(intent, disturbed(other.get(), beginning));
            }
            stage(intent);
            for (int i = 0; i < changes.size(); i++) {
                if (!apply(i)) {
                    return putBack(intent, disturbed(i, Beginning.NOW));
                }
            }
        } catch (IOException e) {
            return putBack(intent, new Performed.Failed("the folder can't be changed: " + kindOf(e)));
        }
        return end(intent, new Performed.Done());
    }

    /** After a crash, a file that was touched and is now neither may hold our text under somebody's edit. */
    private Performed disturbed(int index, Beginning beginning) throws IOException {
        String target = changes.get(index).target();
        return beginning == Beginning.EARLIER && journal.touched(index)
                ? new Performed.Unknown("edited by somebody else while an interrupted change was open: " + target)
                : new Performed.Stale(target);
    }

    private Optional<Integer> firstNeither() throws IOException {
        for (int i = 0; i < changes.size(); i++) {
            Present now = now(i);
            if (!now.is(changes.get(i).before()) && !now.is(changes.get(i).afterHash())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void stage(Intent intent) throws IOException {
        for (String missing : intent.folders()) {
            disk.makeFolder(folder.root().resolve(missing));
        }
        for (int i = 0; i < changes.size(); i++) {
            var after = changes.get(i).after();
            if (after.isPresent() && !now(i).is(changes.get(i).afterHash())) {
                byte[] bytes = after.get().getBytes(StandardCharsets.UTF_8);
                disk.write(staged(i), bytes, intent.permissions().get(i));
            }
        }
    }

    /** Whether the file is now as it shall be; not, if it is no longer as it was. */
    private boolean apply(int i) throws IOException {
        Change change = changes.get(i);
        if (now(i).is(change.afterHash())) {
            return true;
        }
        journal.touch(i);
        return swap(i, change.before(), change.afterHash());
    }

    /** Compares and, as the very next step, puts what is staged in place, or deletes. */
    private boolean swap(int i, Optional<Hash> from, Optional<Hash> to) throws IOException {
        Path place = placeOf(i);
        if (!disk.look(place).is(from)) {
            return false;
        }
        if (to.isEmpty()) {
            disk.delete(place);
        } else if (from.isPresent()) {
            disk.move(staged(i), place);
        } else {
            try {
                disk.moveToFree(staged(i), place);
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
        return true;
    }

    private Performed putBack(Intent intent, Performed because) throws IOException {
        journal.revert(payload, because);
        var disturbed = new LinkedHashSet<String>();
        try {
            for (int i = changes.size() - 1; i >= 0; i--) {
                if (!restore(intent, i)) {
                    disturbed.add(changes.get(i).target());
                }
            }
        } catch (IOException e) {
            return new Performed.Unknown("stopped while putting files back (" + kindOf(e) + "); trying again goes on");
        }
        return end(
                intent,
                disturbed.isEmpty()
                        ? because
                        : new Performed.Unknown("put back, except what somebody else edited meanwhile: "
                                + String.join(", ", disturbed)));
    }

    /** Whether the file is as it was, or was never ours to put back. */
    private boolean restore(Intent intent, int i) throws IOException {
        Change change = changes.get(i);
        Present now = now(i);
        if (now.is(change.before()) || !journal.touched(i)) {
            return true;
        }
        if (!now.is(change.afterHash())) {
            return false;
        }
        if (change.before().isPresent()) {
            disk.write(staged(i), journal.before(i), intent.permissions().get(i));
        }
        return swap(i, change.afterHash(), change.before());
    }

    private Performed end(Intent intent, Performed outcome) throws IOException {
        for (int i = 0; i < changes.size(); i++) {
            var staged = folder.place(changes.get(i).target());
            if (staged.isPresent()) {
                disk.delete(staged(i));
            }
        }
        if (!(outcome instanceof Performed.Done)) {
            for (String made : intent.folders().reversed()) {
                disk.removeEmptyFolder(folder.root().resolve(made));
            }
        }
        journal.end(payload, outcome);
        journal.sweep(changes.size());
        return outcome;
    }

    private List<String> foldersToMake() {
        var folders = new LinkedHashSet<String>();
        for (Change change : changes) {
            if (change.after().isPresent()) {
                folder.missingFolders(folder.place(change.target()).orElseThrow())
                        .forEach(path ->
                                folders.add(folder.root().relativize(path).toString()));
            }
        }
        return List.copyOf(folders);
    }

    /** Anything but a plain file at a checked place counts as neither before nor after. */
    private Present now(int i) throws IOException {
        var place = folder.place(changes.get(i).target());
        return place.isPresent() ? disk.look(place.get()) : new Present.Other();
    }

    private Path placeOf(int i) throws IOException {
        return folder.place(changes.get(i).target())
                .orElseThrow(() -> new IOException("a folder became a link meanwhile"));
    }

    /** Beside its target, as only there a rename is one step; hidden, as it is no target. */
    private Path staged(int i) throws IOException {
        return placeOf(i).resolveSibling(".mupot-" + key + "-" + i);
    }

    private static Optional<String> permissions(Present present) {
        return present instanceof Present.Bytes file ? file.permissions() : Optional.empty();
    }

    /** No message of the system's: it would name the machine's own paths. */
    private static String kindOf(IOException e) {
        return e.getClass().getSimpleName();
    }
}
