package mupot.scenario.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Role;
import mupot.kernel.id.Hash;
import mupot.kernel.id.PotId;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.ChainHead;
import mupot.kernel.receipt.ChainLink;
import mupot.kernel.receipt.ExportLine;
import mupot.kernel.receipt.VerifyChain;
import mupot.kernel.receipt.VerifyChain.Fault;
import mupot.kernel.receipt.VerifyChain.Tail;
import mupot.kernel.receipt.VerifyChain.What;
import mupot.keys.PublicKeys;
import mupot.wire.ReceiptJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever edits, deletes, inserts, reorders or cuts is seen by anyone with the public key. */
class TamperTest {

    private static final int LENGTH = 8;

    @TempDir
    Path folder;

    Ledger ledger;
    List<ExportLine> lines;

    @BeforeEach
    void an_export_of_eight() {
        ledger = new Ledger(folder);
        ledger.leave(LENGTH);
        ledger.sweep();
        lines = new ArrayList<>(ledger.export());
    }

    @Test
    void an_edited_body_is_seen_at_every_place() {
        for (int i = 0; i < LENGTH; i++) {
            List<ExportLine> edited = new ArrayList<>(lines);
            ExportLine.Linked line = linked(i);
            edited.set(i, new ExportLine.Linked(line.link(), line.body().map(text -> text.replace("Open", "Done"))));

            assertThat(faults(edited)).contains(What.CHANGED_BODY);
        }
    }

    @Test
    void an_edited_body_with_its_hash_mended_breaks_the_link() {
        for (int i = 0; i < LENGTH; i++) {
            List<ExportLine> edited = new ArrayList<>(lines);
            ChainLink link = linked(i).link();
            String text = linked(i).body().orElseThrow().replace("Open", "Done");
            edited.set(
                    i,
                    new ExportLine.Linked(
                            new ChainLink(
                                    link.seq(),
                                    link.previous(),
                                    link.recordClass(),
                                    link.record(),
                                    Hash.of(text),
                                    link.link(),
                                    link.sealedAt()),
                            Optional.of(text)));

            assertThat(faults(edited)).contains(What.BROKEN_LINK);
        }
    }

    @Test
    void a_deleted_line_is_seen_at_every_place() {
        for (int i = 0; i < LENGTH; i++) {
            List<ExportLine> cut = new ArrayList<>(lines);
            cut.remove(i);

            assertThat(faults(cut)).isNotEmpty();
        }
    }

    @Test
    void an_inserted_line_is_seen_at_every_place() {
        for (int i = 0; i <= LENGTH; i++) {
            List<ExportLine> more = new ArrayList<>(lines);
            more.add(i, lines.get(3));

            assertThat(faults(more)).isNotEmpty();
        }
    }

    @Test
    void two_lines_that_changed_places_are_seen() {
        for (int i = 1; i < LENGTH; i++) {
            List<ExportLine> swapped = new ArrayList<>(lines);
            swapped.set(i, lines.get(i - 1));
            swapped.set(i - 1, lines.get(i));

            assertThat(faults(swapped)).contains(What.GAP);
        }
    }

    @Test
    void a_chain_rebuilt_around_a_lie_lacks_the_signature() {
        List<ExportLine> rebuilt = new ArrayList<>();
        Hash last = ChainLink.GENESIS;
        for (int i = 0; i < LENGTH; i++) {
            ChainLink link = linked(i).link();
            String text = linked(i).body().orElseThrow().replace("Open", "Done");
            ChainLink forged = ChainLink.after(
                    last,
                    link.seq(),
                    link.recordClass(),
                    link.record(),
                    ChainLink.recordHash(link.recordClass(), link.record(), text),
                    link.sealedAt());
            rebuilt.add(new ExportLine.Linked(forged, Optional.of(text)));
            last = forged.link();
        }
        ChainHead head = ((ExportLine.Headed) lines.getLast()).head();
        rebuilt.add(new ExportLine.Headed(new ChainHead(LENGTH, last, head.keyId(), head.signature(), head.at())));

        assertThat(ledger.verify(rebuilt, List.of()).faults())
                .extracting(Fault::what)
                .containsExactly(What.BAD_SIGNATURE);
    }

    @Test
    void a_cut_tail_is_seen_by_an_anchor_even_with_an_old_signed_head() {
        ChainHead old = ledger.anchors.getLast();
        ledger.leave(3);
        ledger.sweep();
        List<ExportLine> cut = new ArrayList<>(ledger.export().subList(0, LENGTH));
        cut.add(new ExportLine.Headed(old));

        assertThat(ledger.verify(cut, List.of()).holds()).isTrue();
        assertThat(ledger.verify(cut, List.of()).tail()).isEqualTo(Tail.NOT_PROVABLE);
        assertThat(ledger.verify(cut, ledger.anchors).faults())
                .extracting(Fault::what)
                .containsExactly(What.TAIL_CUT);
    }

    @Test
    void a_head_of_another_pot_does_not_vouch() {
        var verification = new VerifyChain(
                        new PotId("other"), new PublicKeys(List.of(ledger.keyset.publicKey())), new ReceiptJson())
                .verify(lines, List.of());

        assertThat(verification.faults()).extracting(Fault::what).containsExactly(What.BAD_SIGNATURE);
    }

    @Test
    void an_export_without_a_head_is_refused() {
        assertThat(faults(lines.subList(0, LENGTH))).containsExactly(What.BAD_SIGNATURE);
    }

    @Test
    void a_link_whose_class_was_changed_is_seen() {
        ledger.leave(
                Role.WORKER,
                ledger.receipts.by(ledger.actor(Rank.OWNER, Scope.POT)).of("proposal.approve", "prp_x", Scope.POT));
        ledger.sweep();
        List<ExportLine> changed = new ArrayList<>(ledger.export());
        ExportLine.Linked line = (ExportLine.Linked) changed.get(LENGTH);
        ChainLink link = line.link();
        assertThat(link.recordClass()).isEqualTo("rcpt.agent");
        changed.set(
                LENGTH,
                new ExportLine.Linked(
                        new ChainLink(
                                link.seq(),
                                link.previous(),
                                "rcpt.door",
                                link.record(),
                                link.recordHash(),
                                link.link(),
                                link.sealedAt()),
                        line.body()));

        assertThat(faults(changed)).containsExactly(What.CHANGED_BODY);
    }

    @Test
    void a_workers_record_that_speaks_for_a_member_is_a_false_claim_and_breaks_no_chain() {
        ledger.leave(
                Role.WORKER,
                ledger.receipts.by(ledger.actor(Rank.OWNER, Scope.POT)).of("proposal.approve", "prp_x", Scope.POT));
        ledger.leave(Role.WORKER, ledger.receipts.bySystem("gate").of("effect.fired", "prp_x", Scope.POT));
        ledger.sweep();

        var verification = ledger.verify(ledger.export(), ledger.anchors);
        assertThat(verification.holds()).isTrue();
        assertThat(verification.disowned()).extracting(Fault::what).containsExactly(What.FALSE_CLAIM, What.FALSE_CLAIM);
    }

    private ExportLine.Linked linked(int index) {
        return (ExportLine.Linked) lines.get(index);
    }

    private List<What> faults(List<ExportLine> export) {
        return ledger.verify(export, ledger.anchors).faults().stream()
                .map(Fault::what)
                .toList();
    }
}
