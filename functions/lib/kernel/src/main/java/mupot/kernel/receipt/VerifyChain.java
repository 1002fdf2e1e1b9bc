package mupot.kernel.receipt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mupot.kernel.id.Hash;
import mupot.kernel.id.PotId;

/**
 * Checks an export with nothing but public keys and, for the tail, heads that were anchored elsewhere. Asks no server.
 */
public record VerifyChain(PotId pot, ReceiptKeys keys, ReceiptTexts texts) {

    /**
     * What was found.
     *
     * @param links how many links were checked
     * @param bodies how many of them came with their body
     * @param tail how much is known of the chain's end
     * @param faults empty: it holds
     * @param disowned what workers claimed that they can't have done; it is sealed as their claim and breaks no link
     */
    public record Verification(long links, long bodies, Tail tail, List<Fault> faults, List<Fault> disowned) {
        public Verification {
            faults = List.copyOf(faults);
            disowned = List.copyOf(disowned);
        }

        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /** How much is known of the chain's end. */
    public enum Tail {
        /** An anchor vouches that nothing was cut up to it. */
        ANCHORED,
        /** Without an anchor a cut tail can't be told from a young chain. */
        NOT_PROVABLE
    }

    /** @param seq where; 0: the export as a whole */
    public record Fault(long seq, What what, String detail) {}

    /** What is wrong. */
    public enum What {
        GAP,
        BROKEN_LINK,
        CHANGED_BODY,
        TWICE,
        FALSE_CLAIM,
        BAD_SIGNATURE,
        HEAD_ELSEWHERE,
        TAIL_CUT
    }

    /** @param anchors heads kept outside the tables; empty: the tail isn't provable */
    public Verification verify(List<ExportLine> export, List<ChainHead> anchors) {
        var faults = new ArrayList<Fault>();
        var disowned = new ArrayList<Fault>();
        var hashes = new TreeMap<Long, Hash>();
        Set<String> seen = new HashSet<>();
        Hash last = ChainLink.GENESIS;
        long seq = 0;
        long bodies = 0;
        for (ExportLine line : export) {
            switch (line) {
                case ExportLine.Linked(var link, var body) -> {
                    check(link, seq + 1, last, seen).ifPresent(faults::add);
                    body.flatMap(text -> check(link, text))
                            .ifPresent(it -> (isWorkersClaim(link, it) ? disowned : faults).add(it));
                    bodies += body.isPresent() ? 1 : 0;
                    seq = link.seq();
                    last = link.link();
                    hashes.put(seq, last);
                }
                case ExportLine.Headed(var head) -> faults.addAll(check(head, seq, last));
            }
        }
        if (export.stream().noneMatch(ExportLine.Headed.class::isInstance)) {
            faults.add(new Fault(0, What.BAD_SIGNATURE, "the export has no signed head"));
        }
        Tail tail = Tail.NOT_PROVABLE;
        for (ChainHead anchor : anchors) {
            Optional<Fault> fault = check(anchor, hashes, seq);
            fault.ifPresent(faults::add);
            tail = fault.isEmpty() ? Tail.ANCHORED : tail;
        }
        return new Verification(hashes.size(), bodies, tail, faults, disowned);
    }

    private static Optional<Fault> check(ChainLink link, long expected, Hash previous, Set<String> seen) {
        if (link.seq() != expected) {
            return fault(expected, What.GAP, "number " + link.seq() + " stands where " + expected + " belongs");
        }
        if (!link.previous().equals(previous)
                || !link.link().equals(ChainLink.hashOf(previous, link.seq(), link.recordHash()))) {
            return fault(link.seq(), What.BROKEN_LINK, "it does not follow from the link before");
        }
        return seen.add(link.recordClass() + "." + link.record())
                ? Optional.empty()
                : fault(link.seq(), What.TWICE, link.record() + " is sealed twice");
    }

    private static boolean isWorkersClaim(ChainLink link, Fault fault) {
        return fault.what() == What.FALSE_CLAIM
                && RecordClass.named(link.recordClass())
                        .filter(RecordClass::ofWorkers)
                        .isPresent();
    }

    private Optional<Fault> check(ChainLink link, String body) {
        if (!ChainLink.recordHash(link.recordClass(), link.record(), body).equals(link.recordHash())) {
            return fault(link.seq(), What.CHANGED_BODY, link.record() + " is not what was sealed");
        }
        Optional<Told> told = texts.read(body);
        boolean honest = told.isPresent()
                && told.get().id().equals(link.record())
                && RecordClass.named(link.recordClass())
                        .filter(one ->
                                one.mayClaim(told.get().actor(), told.get().door()))
                        .isPresent();
        return honest
                ? Optional.empty()
                : fault(
                        link.seq(),
                        What.FALSE_CLAIM,
                        link.record() + " claims what a writer of " + link.recordClass() + " can't have done");
    }

    private List<Fault> check(ChainHead head, long seq, Hash last) {
        var faults = new ArrayList<Fault>();
        if (!head.signedBy(keys, pot)) {
            faults.add(new Fault(head.seq(), What.BAD_SIGNATURE, "the head's signature doesn't hold"));
        }
        if (head.seq() != seq || !head.link().equals(last)) {
            faults.add(new Fault(head.seq(), What.HEAD_ELSEWHERE, "the head is not the last link of this export"));
        }
        return faults;
    }

    private Optional<Fault> check(ChainHead anchor, TreeMap<Long, Hash> hashes, long end) {
        if (!anchor.signedBy(keys, pot)) {
            return fault(anchor.seq(), What.BAD_SIGNATURE, "an anchor's signature doesn't hold");
        }
        if (anchor.seq() > end) {
            return fault(anchor.seq(), What.TAIL_CUT, "an anchor knows of " + anchor.seq() + " links");
        }
        return anchor.link().equals(hashes.get(anchor.seq()))
                ? Optional.empty()
                : fault(anchor.seq(), What.HEAD_ELSEWHERE, "an anchor knows another link here");
    }

    private static Optional<Fault> fault(long seq, What what, String detail) {
        return Optional.of(new Fault(seq, what, detail));
    }
}
