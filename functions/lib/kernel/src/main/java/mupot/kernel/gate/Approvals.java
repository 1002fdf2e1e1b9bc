package mupot.kernel.gate;

import java.nio.charset.StandardCharsets;
import mupot.kernel.Canon;
import mupot.kernel.receipt.Receipt;

/** A verdict as a receipt carries it: the very text that was signed, and its signature. */
final class Approvals {

    private Approvals() {}

    static Receipt.Approval of(Canon canon, Verdict verdict) {
        String signed = new String(canon.statement(verdict.statement()), StandardCharsets.UTF_8);
        return new Receipt.Approval(signed, verdict.keyId(), verdict.signature());
    }
}
