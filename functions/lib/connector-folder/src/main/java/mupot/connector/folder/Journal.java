package mupot.connector.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;

/**
 * What one performance has done so far, kept beside the pot and never in the folder it changes. {@code KEY/intent}
 * stands once the present contents are saved and before any file changes; {@code KEY/touch-N} before file N changes;
 * {@code KEY/revert} once it was decided to put everything back; {@code KEY.done} holds how it ended, for ever.
 */
final class Journal {

    private final Disk disk;
    private final Path root;
    private final String key;

    Journal(Disk disk, Path root, ProposalId key) {
        this.disk = disk;
        this.root = root;
        this.key = key.value();
    }

    /** How the performance under this key ended; empty: it hasn't. */
    Optional<Performed> outcome(Hash payload) throws IOException {
        var lines = lines(done());
        if (lines.isPresent()) {
            mustBe(payload, lines.get().getFirst());
        }
        return lines.map(Endings::read);
    }

    /** What was intended under this key; empty: nothing was begun. */
    Optional<Intent> intent(Hash payload) throws IOException {
        var lines = lines(folder().resolve("intent"));
        if (lines.isPresent()) {
            mustBe(payload, lines.get().getFirst());
        }
        return lines.map(Intent::read);
    }

    void begin(Intent intent, List<Present> present) throws IOException {
        disk.makeFolder(folder());
        for (int i = 0; i < present.size(); i++) {
            if (present.get(i) instanceof Present.Bytes file) {
                disk.write(folder().resolve("before-" + i), file.content(), Optional.empty());
            }
        }
        put("intent", intent.written());
    }

    byte[] before(int index) throws IOException {
        return switch (disk.look(folder().resolve("before-" + index))) {
            case Present.Bytes saved -> saved.content();
            case Present.Nothing nothing -> throw new IOException("the journal lost a saved file");
            case Present.Other other -> throw new IOException("the journal lost a saved file");
        };
    }

    void touch(int index) throws IOException {
        disk.write(folder().resolve("touch-" + index), new byte[0], Optional.empty());
    }

    boolean touched(int index) throws IOException {
        return !(disk.look(folder().resolve("touch-" + index)) instanceof Present.Nothing);
    }

    /** Why everything is being put back; empty: it isn't. */
    Optional<Performed> reverting() throws IOException {
        return lines(folder().resolve("revert")).map(Endings::read);
    }

    void revert(Hash payload, Performed because) throws IOException {
        put("revert", Endings.written(payload, because));
    }

    void end(Hash payload, Performed outcome) throws IOException {
        Path fresh = root.resolve(key + ".new");
        disk.write(fresh, bytes(Endings.written(payload, outcome)), Optional.empty());
        disk.move(fresh, done());
    }

    /** Clears what only an unfinished performance needs: a beginning that came to nothing, or one that has ended. */
    void sweep(int changes) throws IOException {
        if (disk.look(folder()) instanceof Present.Nothing) {
            return;
        }
        for (String name : List.of("intent", "revert", "intent.new", "revert.new")) {
            disk.delete(folder().resolve(name));
        }
        for (int i = 0; i < changes; i++) {
            disk.delete(folder().resolve("before-" + i));
            disk.delete(folder().resolve("touch-" + i));
        }
        disk.removeEmptyFolder(folder());
    }

    private Path folder() {
        return root.resolve(key);
    }

    private Path done() {
        return root.resolve(key + ".done");
    }

    private void put(String name, String text) throws IOException {
        Path fresh = folder().resolve(name + ".new");
        disk.write(fresh, bytes(text), Optional.empty());
        disk.move(fresh, folder().resolve(name));
    }

    private Optional<List<String>> lines(Path file) throws IOException {
        return disk.look(file) instanceof Present.Bytes present
                ? Optional.of(new String(present.content(), StandardCharsets.UTF_8)
                        .lines()
                        .toList())
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void mustBe(Hash payload, String line) {
        if (!payload.value().equals(line)) {
            throw new IllegalStateException("this key was used for another payload: " + key);
        }
    }
}
