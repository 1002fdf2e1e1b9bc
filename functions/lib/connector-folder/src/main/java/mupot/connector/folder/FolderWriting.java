package mupot.connector.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;

/**
 * Changes several files of a folder as one: all or none, also if the process is killed in between. One object for one
 * journal; it performs one payload after the other.
 */
public final class FolderWriting implements SiteWriting {

    private final Path journals;
    private final Disk disk;

    /** @param journals a folder of the pot's own, outside every site; made if it isn't there */
    public FolderWriting(Path journals) {
        this(journals, new FileDisk());
    }

    FolderWriting(Path journals, Disk disk) {
        this.journals = journals.toAbsolutePath().normalize();
        this.disk = disk;
    }

    @Override
    public String kind() {
        return SiteFolder.KIND;
    }

    @Override
    public Optional<ActionClass> classOf(String action) {
        return ActionTable.classOf(SiteFolder.KIND, action);
    }

    @Override
    public Optional<String> read(Connection connection, String target) {
        return Text.of(disk, connection, target);
    }

    /** Content is compared right before each file is replaced, and once begun, the journal knows how to go on. */
    @Override
    public boolean comparesAndSets() {
        return true;
    }

    @Override
    public synchronized Performed perform(Connection connection, Payload payload, ProposalId key) {
        if (!payload.connector().equals(connection.id())) {
            return new Performed.Failed("the payload is meant for another connection");
        }
        try {
            Files.createDirectories(journals);
            var journal = new Journal(disk, journals, key);
            Hash fingerprint = Intent.fingerprint(payload);
            var ended = journal.outcome(fingerprint);
            if (ended.isPresent()) {
                journal.sweep(payload.changes().size());
                return ended.get();
            }
            var folder = SiteFolder.of(connection);
            return folder.isPresent()
                    ? begun(folder.get(), new Performance(disk, folder.get(), journal, payload, key), payload)
                    : new Performed.Failed("the connection's folder isn't there");
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of the folder connector can't be used", e);
        }
    }

    private Performed begun(SiteFolder folder, Performance performance, Payload payload) throws IOException {
        Path own = journals.toRealPath();
        if (folder.root().startsWith(own) || own.startsWith(folder.root())) {
            return new Performed.Failed("the pot's own journal and the site's folder must not lie in one another");
        }
        return classOf(payload.action()).isPresent()
                ? performance.run()
                : new Performed.Failed("a folder has no action '" + payload.action() + "'");
    }
}
