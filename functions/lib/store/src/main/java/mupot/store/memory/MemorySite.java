package mupot.store.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;

/** A site in this process's memory, one for all connections of its kind: for demonstrations and for tests of the gate. */
public final class MemorySite implements SiteReading, SiteWriting {

    private final Map<String, String> pages = new TreeMap<>();
    private final Set<ProposalId> performed = new HashSet<>();
    private final List<ProposalId> changes = new ArrayList<>();

    public MemorySite(Map<String, String> pages) {
        this.pages.putAll(pages);
    }

    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public synchronized List<String> targets(Connection connection) {
        return List.copyOf(pages.keySet());
    }

    @Override
    public Optional<ActionClass> classOf(String action) {
        return ActionTable.classOf(kind(), action);
    }

    @Override
    public synchronized Optional<String> read(Connection connection, String target) {
        return Optional.ofNullable(pages.get(target));
    }

    /** Someone else edits the site. */
    public synchronized void edit(String target, String text) {
        pages.put(target, text);
    }

    /** Every time that changes were really made, oldest first. */
    public synchronized List<ProposalId> changes() {
        return List.copyOf(changes);
    }

    @Override
    public boolean comparesAndSets() {
        return true;
    }

    @Override
    public synchronized Performed perform(Connection connection, Payload payload, ProposalId key) {
        if (performed.contains(key)) {
            return new Performed.Done();
        }
        for (Payload.Change change : payload.changes()) {
            if (!read(connection, change.target()).map(Hash::of).equals(change.before())) {
                return new Performed.Stale(change.target());
            }
        }
        for (Payload.Change change : payload.changes()) {
            change.after()
                    .ifPresentOrElse(text -> pages.put(change.target(), text), () -> pages.remove(change.target()));
        }
        performed.add(key);
        changes.add(key);
        return new Performed.Done();
    }
}
