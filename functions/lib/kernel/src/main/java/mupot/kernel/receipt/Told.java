package mupot.kernel.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.ReceiptId;

/**
 * What a receipt's stored text tells. Who wrote the text follows from its record's class, not from what stands here.
 *
 * @param scope as {@link mupot.kernel.policy.Scope#spelled}
 */
public record Told(
        ReceiptId id,
        Instant at,
        String actor,
        Optional<String> accountable,
        String door,
        String action,
        String subject,
        String scope,
        List<Receipt.Difference> differences,
        String why,
        List<Receipt.Approval> approvals,
        long costMicros,
        List<String> influences) {

    public Told {
        differences = List.copyOf(differences);
        approvals = List.copyOf(approvals);
        influences = List.copyOf(influences);
    }

    /** What it says, as nobody's deed: a writer of that class can't have done it. */
    Told claimedBy(RecordClass writer) {
        String who =
                switch (writer) {
                    case AGENT -> "worker";
                    case INTAKE -> "intake";
                    case COURIER -> "courier";
                    case GATE -> "gate";
                    case SYSTEM -> "keeper";
                    case DOOR -> "door";
                };
        return new Told(
                id,
                at,
                "claimed by " + who,
                Optional.empty(),
                "claimed",
                action,
                subject,
                scope,
                differences,
                why,
                List.of(),
                costMicros,
                influences);
    }
}
