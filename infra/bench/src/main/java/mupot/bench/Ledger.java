package mupot.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.engine.local.FileAnchors;
import mupot.engine.local.FolderLock;
import mupot.engine.local.SqliteEngine;
import mupot.engine.local.SqliteFile;
import mupot.kernel.Randoms;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Role;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.PotId;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Grants;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.ExportLine;
import mupot.kernel.receipt.ReadReceipts;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.receipt.SealReceipts;
import mupot.kernel.receipt.VerifyChain;
import mupot.keys.KeysetFile;
import mupot.keys.PublicKeys;
import mupot.store.StoredBook;
import mupot.store.UlidIds;
import mupot.wire.JcsCanon;
import mupot.wire.ReceiptJson;
import mupot.wire.Records;

/** Ten thousand receipts: recorded, sealed into the chain, exported and verified, on the local engine. */
final class Ledger {

    private static final PotId POT = new PotId("bench");
    private static final int COUNT = 10_000;
    private static final int TOGETHER = 50;

    private final Clock clock = Clock.systemUTC();
    private final UlidIds ids = new UlidIds(clock);
    private final Records records = new Records();
    private final ReceiptJson texts = new ReceiptJson();
    private final Receipts receipts = new Receipts(clock, ids, Randoms.secure());

    void measure(Path folder, Figures figures) {
        try (FolderLock lock = FolderLock.take(folder);
                SqliteFile file = SqliteFile.open(lock)) {
            var engine = new SqliteEngine(file, clock);
            var key = KeysetFile.at(folder.resolve("receipts.json"), records, Randoms.secure(), clock);
            var actor = new Actor(
                    MemberId.next(ids), "Ada", Door.CLI, new Grants(List.of(new Grant(Scope.POT, Rank.OWNER))), 1, "d");
            record(book(engine, Role.API), actor);
            var anchors = new FileAnchors(folder.resolve("anchors.jsonl"), records);
            var seal = new SealReceipts(book(engine, Role.KEEPER), key.receipts(), texts, anchors, receipts, clock);
            long before = System.nanoTime();
            int sealed = seal.sweep(List.of(clock.instant(), clock.instant().minusSeconds(3600)));
            figures.add(
                    "receipts appended to the signed chain (10k)",
                    sealed / Bench.millisSince(before) * 1000,
                    "a second");
            List<ExportLine> export = export(new ReadReceipts(book(engine, Role.API), texts, clock), actor);
            before = System.nanoTime();
            var found = new VerifyChain(POT, new PublicKeys(List.of(key.publicKey())), texts).verify(export, List.of());
            figures.add(
                    "receipts verified offline (10k)", found.links() / Bench.millisSince(before) * 1000, "a second");
        }
    }

    private void record(StoredBook book, Actor actor) {
        for (int i = 0; i < COUNT; i += TOGETHER) {
            Changes changes = Changes.begin();
            for (int j = 0; j < TOGETHER; j++) {
                changes.receipt(
                        receipts.by(actor).made("state", "Open").of("task.file", "tsk_" + ids.ulid(), Scope.POT));
            }
            if (!(book.commit(changes) instanceof Committed.Done)) {
                throw new IllegalStateException("receipts alone expect nothing");
            }
        }
    }

    private static List<ExportLine> export(ReadReceipts reading, Actor actor) {
        List<ExportLine> lines = new ArrayList<>();
        Optional<Long> from = Optional.of(1L);
        while (from.isPresent()) {
            switch (reading.export(actor, from.get(), ReadReceipts.MOST)) {
                case ReadReceipts.Export.Refused(var refusal) -> throw new IllegalStateException(refusal.sentence());
                case ReadReceipts.Export.Lines(var some, var next) -> {
                    lines.addAll(some);
                    from = next;
                }
            }
        }
        return lines;
    }

    private StoredBook book(SqliteEngine engine, Role role) {
        return new StoredBook(engine, POT, role, records, new JcsCanon(), ids, clock);
    }
}
